package dev.wsproof.cli.testee.defect;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Compresses messages within an agreed window (RFC 7692 §7.2.1): a window smaller than the largest
 * is kept by forgetting everything after so many octets. Confined to one thread.
 */
final class Deflation implements AutoCloseable {
  private static final int MOST_BITS = 15;
  private static final int TAIL = 4;
  private static final int LEVEL = 1;

  private final Deflater zlib = new Deflater(LEVEL, true);
  private final byte[] piece = new byte[8192];
  private final Rules rules;
  private final int segment;
  private final boolean takeover;

  Deflation(Agreement agreement, Rules rules) {
    this.rules = rules;
    boolean small = agreement.windowBits() < MOST_BITS && !rules.off(Defect.WINDOW_IGNORED);
    segment = small ? 1 << agreement.windowBits() : Integer.MAX_VALUE;
    takeover = !small && (agreement.takeover() || rules.off(Defect.TAKEOVER_KEPT));
  }

  byte[] deflate(byte[] message) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!takeover) {
      zlib.reset();
    }
    for (int at = 0; at < message.length; at += Math.min(segment, message.length - at)) {
      if (at > 0) {
        zlib.reset();
      }
      zlib.setInput(message, at, Math.min(segment, message.length - at));
      int count;
      do {
        count = zlib.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH);
        out.write(piece, 0, count);
      } while (count == piece.length);
    }
    byte[] octets = out.toByteArray();
    if (octets.length == 0) {
      return new byte[1]; // an empty stored block, its tail cut off
    }
    int end = rules.off(Defect.TAIL_LEFT) ? octets.length : octets.length - TAIL;
    return Arrays.copyOf(octets, end);
  }

  @Override
  public void close() {
    zlib.end();
  }
}
