package dev.wsproof.handshake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Makes handshake keys and the accept values that answer them; does not ask whether a key is well
 * formed (RFC 6455 §1.3, §4.1, §4.2.2). Any thread.
 */
public final class AcceptKey {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int KEY_OCTETS = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private AcceptKey() {}

  /** A new random value for Sec-WebSocket-Key. */
  public static String newKey() {
    byte[] octets = new byte[KEY_OCTETS];
    RANDOM.nextBytes(octets);
    return Base64.getEncoder().encodeToString(octets);
  }

  /** The value of Sec-WebSocket-Accept that answers {@code key}, taken as it stands. */
  public static String acceptFor(String key) {
    byte[] digest = sha1().digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
    return Base64.getEncoder().encodeToString(digest);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
