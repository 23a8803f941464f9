package dev.wsproof.engine;

import dev.wsproof.wire.RingOctets;
import java.nio.ByteBuffer;

/**
 * Compares one message at a time with what it should be, octet by octet as it arrives; keeps none
 * of it. Confined to its conversation's event loop.
 */
final class EchoComparison {
  private RingOctets wanted;
  private boolean wantedBinary;
  private long offset;

  /** Says what the next message should be. */
  void expect(RingOctets octets, boolean binary) {
    wanted = octets;
    wantedBinary = binary;
    offset = 0;
  }

  /** A message begins: how its type differs, or null. */
  String begin(boolean binary) {
    return binary == wantedBinary ? null : "is " + type(binary) + ", wanted " + type(wantedBinary);
  }

  /** Its next octets come: how they differ, or null. */
  String compare(ByteBuffer octets) {
    int here = octets.remaining();
    int size = (int) Math.min(here, wanted.length() - offset);
    int differs = wanted.mismatch(offset, octets.slice(octets.position(), size));
    if (differs >= 0) {
      return "octet %d is 0x%02x, wanted 0x%02x"
          .formatted(
              offset + differs,
              octets.get(octets.position() + differs),
              wanted.from(offset + differs).get(0));
    }
    offset += size;
    return here > size ? "has more than " + wanted.length() + " octets" : null;
  }

  /** The message is over: what it lacks, or null. */
  String end() {
    return offset < wanted.length()
        ? "ended after " + offset + " octets, wanted " + wanted.length()
        : null;
  }

  private static String type(boolean binary) {
    return binary ? "binary" : "text";
  }
}
