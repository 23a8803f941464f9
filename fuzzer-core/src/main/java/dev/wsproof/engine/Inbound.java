package dev.wsproof.engine;

import dev.wsproof.observe.LogRow;
import dev.wsproof.observe.TranscriptRecorder;
import dev.wsproof.wire.FrameHeader;
import dev.wsproof.wire.FrameReader;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import dev.wsproof.wire.Utf8Validator;
import java.nio.ByteBuffer;

/**
 * Reads the peer's frames, puts messages together and tells of every rule that is broken; goes on
 * reading after a violation, so that the answer to our close frame is still seen (RFC 6455 §5.4,
 * §5.5, §8.1). Confined to its conversation's event loop; keeps a bounded number of octets.
 */
final class Inbound implements FrameReader.Sink {
  /** What the reader has to tell; all calls come while octets are read. */
  interface Listener {
    /** A rule of framing is broken, or a limit of ours passed. */
    void violated(int closeCode, String reason);

    /** A whole message came. */
    void message(byte[] kept, long length, boolean binary);

    /** A ping came. */
    void ping(byte[] payload);

    /** A pong came. */
    void pong(byte[] payload);

    /**
     * A close frame came.
     *
     * @param code null when there was none
     * @param reason its octets; null when there were none
     */
    void close(Integer code, byte[] reason);
  }

  private static final int PROTOCOL_ERROR = 1002;
  private static final int INVALID_PAYLOAD = 1007;
  private static final int TOO_BIG = 1009;

  private final EngineOptions options;
  private final FrameRules rules;
  private final TranscriptRecorder recorder;
  private final Listener listener;
  private final FrameReader reader;
  private final Utf8Validator utf8 = new Utf8Validator();
  private final MessageBuffer message;
  private final MessageBuffer control = new MessageBuffer(1024);
  private final MessageBuffer frameHead = new MessageBuffer(LogRow.KEPT_OCTETS);

  private FrameHeader header;
  private boolean insideMessage;
  private boolean binary;
  private boolean checksText;
  private boolean textBroken;

  Inbound(
      Role role,
      EngineOptions options,
      Limits limits,
      TranscriptRecorder recorder,
      Listener listener) {
    this.options = options;
    this.rules = new FrameRules(role, options);
    this.recorder = recorder;
    this.listener = listener;
    this.reader = new FrameReader(this, options.applyMask());
    this.message = new MessageBuffer(limits.messageOctets());
  }

  /** Reads all of {@code octets}. */
  void read(ByteBuffer octets) {
    reader.read(octets);
  }

  /** Reads nothing any more. */
  void stop() {
    reader.stop();
  }

  @Override
  public void header(FrameHeader next) {
    header = next;
    frameHead.reset();
    for (String violation : rules.violations(next, insideMessage)) {
      listener.violated(PROTOCOL_ERROR, violation);
    }
    if (next.opcode().isControl()) {
      control.reset();
      return;
    }
    if (!insideMessage) {
      insideMessage = true;
      binary = next.opcode() == Opcode.BINARY;
      checksText = next.opcode() == Opcode.TEXT && options.utf8validateIncoming();
      textBroken = false;
      utf8.reset();
      message.reset();
    }
    checkSize(next.payloadLength());
  }

  @Override
  public void payload(ByteBuffer octets) {
    frameHead.add(octets);
    if (header.opcode().isControl()) {
      control.add(octets);
      return;
    }
    message.add(octets);
    if (checksText && !textBroken && !utf8.feed(octets)) {
      textBroken = true;
      listener.violated(
          INVALID_PAYLOAD, "octet " + utf8.position() + " of a text message is not UTF-8");
    }
  }

  @Override
  public void end() {
    recorder.frameReceived(
        new LogRow.FrameReceived(
            header.opcode(),
            header.fin(),
            header.rsv(),
            header.masked() ? header.maskKey() : null,
            header.payloadLength(),
            frameHead.head()));
    if (header.opcode().isControl()) {
      endOfControlFrame();
    } else if (header.fin()) {
      endOfMessage();
    }
  }

  private void endOfControlFrame() {
    byte[] payload = control.kept();
    switch (header.opcode()) {
      case CLOSE -> {
        Integer code =
            payload.length >= 2 ? ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF) : null;
        byte[] reason =
            payload.length > 2 ? java.util.Arrays.copyOfRange(payload, 2, payload.length) : null;
        listener.close(code, reason);
      }
      case PING -> listener.ping(payload);
      case PONG -> listener.pong(payload);
      default -> {
        // a reserved opcode: told as a violation when its header came
      }
    }
  }

  private void endOfMessage() {
    insideMessage = false;
    if (checksText && !textBroken && !utf8.isComplete()) {
      listener.violated(INVALID_PAYLOAD, "a text message ends inside a UTF-8 sequence");
    }
    listener.message(message.kept(), message.length(), binary);
    message.reset();
  }

  private void checkSize(long frameLength) {
    long messageLength = message.length() + frameLength;
    if (exceeds(messageLength, options.maxMessagePayloadSize())) {
      listener.violated(TOO_BIG, "a message exceeds maxMessagePayloadSize");
    } else if (exceeds(frameLength, options.maxFramePayloadSize())) {
      listener.violated(TOO_BIG, "a frame exceeds maxFramePayloadSize");
    }
  }

  private static boolean exceeds(long length, long most) {
    return most > 0 && Long.compareUnsigned(length, most) > 0;
  }
}
