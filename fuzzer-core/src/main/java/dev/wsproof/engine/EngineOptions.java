package dev.wsproof.engine;

import java.time.Duration;

/**
 * How our end of a conversation behaves where the RFC or the classic suite leaves a choice; the
 * names are those of the classic spec file.
 *
 * @param failByDrop fail connections by dropping TCP instead of by a close frame
 * @param echoCloseCodeReason answer a close frame with its own code and reason instead of 1000
 * @param utf8validateIncoming check that text from the peer is UTF-8
 * @param acceptMaskedServerFrames as client, put up with masked frames
 * @param requireMaskedClientFrames as server, insist on masked frames
 * @param maskClientFrames as client, mask our frames
 * @param maskServerFrames as server, mask our frames
 * @param applyMask XOR payloads with the masking key; false sends and reads them plain
 * @param maxFramePayloadSize octets we accept in a frame; 0 for no such limit
 * @param maxMessagePayloadSize octets we accept in a message; 0 for no such limit
 * @param autoFragmentSize octets a frame of our own messages; 0 for no fragmentation
 * @param openHandshakeTimeout from connect to open; zero, as in the next two, for no limit
 * @param closeHandshakeTimeout from our close frame to the peer's
 * @param serverConnectionDropTimeout as client, from the closing handshake to TCP gone
 * @param tcpNoDelay send small segments at once
 */
public record EngineOptions(
    boolean failByDrop,
    boolean echoCloseCodeReason,
    boolean utf8validateIncoming,
    boolean acceptMaskedServerFrames,
    boolean requireMaskedClientFrames,
    boolean maskClientFrames,
    boolean maskServerFrames,
    boolean applyMask,
    long maxFramePayloadSize,
    long maxMessagePayloadSize,
    int autoFragmentSize,
    Duration openHandshakeTimeout,
    Duration closeHandshakeTimeout,
    Duration serverConnectionDropTimeout,
    boolean tcpNoDelay) {

  /** What the classic suite does when its spec file says nothing. */
  public static final EngineOptions DEFAULT =
      new EngineOptions(
          false,
          false,
          true,
          false,
          true,
          true,
          false,
          true,
          0,
          0,
          0,
          Duration.ofSeconds(5),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          true);
}
