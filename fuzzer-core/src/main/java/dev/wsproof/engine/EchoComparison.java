package dev.wsproof.engine;

import dev.wsproof.wire.Comparison;
import dev.wsproof.wire.RingOctets;
import java.nio.ByteBuffer;

/**
 * Compares one message at a time with what it should be, octet by octet as it arrives; keeps none
 * of it. Confined to its conversation's event loop.
 */
final class EchoComparison {
  private RingOctets wanted;
  private Comparison comparison;
  private boolean wantedBinary;

  /** Says what the next message should be. */
  void expect(RingOctets octets, boolean binary) {
    wanted = octets;
    comparison = new Comparison(octets);
    wantedBinary = binary;
  }

  /** A message begins: how its type differs, or null. */
  String begin(boolean binary) {
    return binary == wantedBinary ? null : "is " + type(binary) + ", wanted " + type(wantedBinary);
  }

  /** Its next octets come: how they differ, or null. */
  String compare(ByteBuffer octets) {
    long before = comparison.length();
    comparison.feed(octets);
    long differs = comparison.firstDifference();
    if (differs < 0) {
      return null;
    }
    if (differs == wanted.length()) {
      return "has more than " + wanted.length() + " octets";
    }
    int here = octets.position() + (int) (differs - before);
    return "octet %d is 0x%02x, wanted 0x%02x"
        .formatted(differs, octets.get(here), wanted.from(differs).get(0));
  }

  /** The message is over: what it lacks, or null. */
  String end() {
    return comparison.isEqual()
        ? null
        : "ended after " + comparison.length() + " octets, wanted " + wanted.length();
  }

  private static String type(boolean binary) {
    return binary ? "binary" : "text";
  }
}
