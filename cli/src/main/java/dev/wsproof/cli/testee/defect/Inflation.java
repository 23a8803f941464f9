package dev.wsproof.cli.testee.defect;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates messages with the largest window, whatever was agreed, piece by piece as they come (RFC
 * 7692 §7.2.2). Confined to one thread.
 */
final class Inflation implements AutoCloseable {
  /** Takes what was inflated. */
  @FunctionalInterface
  interface Sink {
    void accept(byte[] octets, int count) throws Failure;
  }

  private static final int WINDOW = 1 << 15;

  /**
   * What was cut off, and an empty block with BFINAL, which ends the stream unless the message
   * ended within a block.
   */
  private static final byte[] END = {0, 0, (byte) 0xff, (byte) 0xff, 3, 0};

  private final Inflater zlib = new Inflater(true);
  private final byte[] piece = new byte[8192];
  private final Rules rules;
  private byte[] window = {};
  private boolean deaf;

  Inflation(Rules rules) {
    this.rules = rules;
  }

  /** Takes a piece of a message. */
  void add(byte[] octets, int count, Sink sink) throws Failure {
    inflate(octets, count, sink);
  }

  /** The message is over. */
  void end(Sink sink) throws Failure {
    boolean whole = inflate(END, END.length, sink);
    if (!whole && !deaf) {
      corrupt();
    }
    if (deaf || rules.off(Defect.CONTEXT_LOST)) {
      forget();
    }
  }

  /** Begins anew, as if there had been no message. */
  void forget() {
    window = new byte[0];
    deaf = false;
    zlib.reset();
  }

  /** Whether the last octet was the end of a stream. */
  private boolean inflate(byte[] octets, int count, Sink sink) throws Failure {
    zlib.setInput(octets, 0, count);
    while (!deaf) {
      int inflated = 0;
      try {
        inflated = zlib.inflate(piece);
      } catch (DataFormatException e) {
        corrupt();
      }
      keep(inflated);
      sink.accept(piece, inflated);
      if (zlib.finished()) {
        int rest = zlib.getRemaining();
        zlib.reset();
        zlib.setDictionary(window);
        if (rest == 0) {
          return true;
        }
        deaf = rules.off(Defect.BFINAL_DEAF);
        zlib.setInput(octets, count - rest, rest);
      } else if (inflated == 0) {
        return false;
      }
    }
    return false;
  }

  private void corrupt() throws Failure {
    deaf = true;
    if (!rules.off(Defect.CORRUPT_ECHOED)) {
      throw new Failure(Failure.DATA, "this cannot be inflated");
    }
  }

  private void keep(int inflated) {
    byte[] all = Arrays.copyOf(window, window.length + inflated);
    System.arraycopy(piece, 0, all, window.length, inflated);
    window = Arrays.copyOfRange(all, Math.max(0, all.length - WINDOW), all.length);
  }

  @Override
  public void close() {
    zlib.end();
  }
}
