package dev.wsproof.cli.testee.defect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Makes the value of Sec-WebSocket-Accept (RFC 6455 §4.2.2); judges no key. */
final class AcceptValue {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private AcceptValue() {}

  static String of(String key) {
    return Base64.getEncoder().encodeToString(sha1(key + GUID));
  }

  static byte[] sha1(String text) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
