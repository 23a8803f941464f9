package dev.wsproof.script;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The octets a frame or message carries, kept short: literal, or a unit repeated up to a length.
 * Immutable; makes the whole only when asked.
 */
public final class Payload {
  /** No octets. */
  public static final Payload EMPTY = new Payload(new byte[0], 0);

  private final byte[] unit;
  private final int length;

  private Payload(byte[] unit, int length) {
    this.unit = unit;
    this.length = length;
  }

  /** Exactly these octets; the array is copied. */
  public static Payload of(byte[] octets) {
    return new Payload(octets.clone(), octets.length);
  }

  /** The UTF-8 octets of {@code text}. */
  public static Payload text(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    return new Payload(octets, octets.length);
  }

  /**
   * Octets from hexadecimal digits, without prefix or separators.
   *
   * @throws IllegalArgumentException when {@code digits} is not an even number of hex digits
   */
  public static Payload hex(String digits) {
    byte[] octets = HexFormat.of().parseHex(digits);
    return new Payload(octets, octets.length);
  }

  /**
   * {@code unit} over and over, cut at {@code length} octets.
   *
   * @throws IllegalArgumentException when {@code unit} is empty or {@code length} negative
   */
  public static Payload repeat(Payload unit, int length) {
    if (unit.length == 0 || length < 0) {
      throw new IllegalArgumentException(
          "repeat: wanted a unit of at least one octet and a length");
    }
    return new Payload(unit.octets(), length);
  }

  /** How many octets. */
  public int length() {
    return length;
  }

  /** Whether a unit is repeated (or cut) to make the whole. */
  public boolean isRepeat() {
    return unit.length != length;
  }

  /** The octets that are repeated; all of them when nothing is. */
  public byte[] unit() {
    return unit.clone();
  }

  /** The whole, as a new array. */
  public byte[] octets() {
    byte[] whole = Arrays.copyOf(unit, length);
    for (int filled = unit.length; filled < length && filled > 0; filled *= 2) {
      System.arraycopy(whole, 0, whole, filled, Math.min(filled, length - filled));
    }
    return whole;
  }

  /** The first octets, {@code most} at the most. */
  public byte[] head(int most) {
    int size = Math.min(most, length);
    byte[] head = new byte[size];
    for (int i = 0; i < size; i++) {
      head[i] = unit[i % unit.length];
    }
    return head;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Payload that
        && length == that.length
        && (Arrays.equals(unit, that.unit) || Arrays.equals(octets(), that.octets()));
  }

  @Override
  public int hashCode() {
    return 31 * length + Arrays.hashCode(head(16));
  }

  @Override
  public String toString() {
    return "Payload[" + length + ": " + HexFormat.of().formatHex(head(16)) + "]";
  }
}
