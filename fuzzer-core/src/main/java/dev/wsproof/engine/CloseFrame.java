package dev.wsproof.engine;

import dev.wsproof.script.Payload;
import dev.wsproof.wire.Utf8Validator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What a close frame carries: status code and reason (RFC 6455 §5.5.1, §7.4). */
final class CloseFrame {
  private CloseFrame() {}

  /**
   * The payload, right or wrong.
   *
   * @param code null for none
   * @param reason null for none
   */
  static Payload payload(Integer code, Payload reason) {
    byte[] tail = reason == null ? new byte[0] : reason.octets();
    if (code == null) {
      return Payload.of(tail);
    }
    ByteBuffer octets = ByteBuffer.allocate(2 + tail.length);
    octets.putShort(code.shortValue()).put(tail);
    return Payload.of(octets.array());
  }

  /** A reason as text; hex digits when it is not UTF-8. */
  static String readable(byte[] reason) {
    return Utf8Validator.isValid(reason)
        ? new String(reason, StandardCharsets.UTF_8)
        : "0x" + HexFormat.of().formatHex(reason);
  }

  /**
   * Whether {@code code} may stand in a close frame (RFC 6455 §7.4.1, §7.4.2); 1012 to 1014 were
   * registered later.
   */
  static boolean isAllowed(int code) {
    return switch (code) {
      case 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014 -> true;
      default -> code >= 3000 && code <= 4999;
    };
  }
}
