package dev.wsproof.engine;

import dev.wsproof.deflate.DeflateParameters;
import dev.wsproof.observe.AgreementFacts;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Our side of an opening handshake: what to send and whether the peer's part is right; sends
 * nothing itself (RFC 6455 §4). One instance serves one connection, on its event loop.
 */
public interface OpeningHandshake {
  /** What we send as soon as the connection is there; empty when the peer begins. */
  String begin();

  /**
   * Takes the peer's octets up to the end of its HTTP head and leaves the rest.
   *
   * @return null as long as the head is not complete
   */
  Step read(ByteBuffer octets);

  /** How long the reply is held back; nothing is sent or taken meanwhile. */
  default Duration delay() {
    return Duration.ZERO;
  }

  /** The request head, as far as it is known, with its secrets masked. */
  String request();

  /** The response head, as far as it is known. */
  String response();

  /** What the peer calls itself; null when it does not. */
  String peerName();

  /** What was agreed on permessage-deflate; null when it is not in force. */
  default DeflateParameters deflate() {
    return null;
  }

  /** The same as the response words it, in a case about it; null when it is not in force. */
  default AgreementFacts agreement() {
    return null;
  }

  /** Whether the peer's Sec-WebSocket-Key was that of an earlier connection. */
  default boolean nonceRepeated() {
    return false;
  }

  /**
   * The next move.
   *
   * @param reply text to send now; empty for none
   * @param problem why the handshake failed, in one sentence; null when the connection is open
   */
  record Step(String reply, String problem) {}
}
