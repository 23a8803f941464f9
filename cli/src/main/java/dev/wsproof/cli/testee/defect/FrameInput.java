package dev.wsproof.cli.testee.defect;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads frames off a connection, payloads piece by piece. Confined to one thread. */
final class FrameInput {
  private static final int PLACES = 65535;
  private static final long GIB = 1L << 30;
  private static final int LEAST_16 = 126;
  private static final int LEAST_64 = 65536;
  private static final long LOWER_HALF = 0xffffffffL;

  private final InputStream in;
  private final boolean server;
  private final Rules rules;
  private final Runnable death;
  private byte[] key;
  private long at;
  private long left;
  private boolean lost;

  /**
   * @param death ends the whole endpoint
   */
  FrameInput(InputStream in, boolean server, Rules rules, Runnable death) {
    this.in = in;
    this.server = server;
    this.rules = rules;
    this.death = death;
  }

  /** The next header, once its mask and length are as they must be. */
  Header header() throws IOException {
    lost = true;
    int first = octet();
    int second = octet();
    boolean masked = (second & 0x80) != 0;
    int form = second & 0x7f;
    long length = form < 126 ? form : length(form == 126 ? 2 : 8);
    key =
        masked ? new byte[] {(byte) octet(), (byte) octet(), (byte) octet(), (byte) octet()} : null;
    at = 0;
    left = length;
    lost = false;
    boolean taken = rules.off(server ? Defect.UNMASKED_TAKEN : Defect.MASKED_TAKEN);
    if (masked != server && !taken) {
      throw Failure.protocol("masked, or not, against the rule");
    }
    if (length >= GIB && rules.off(Defect.HUGE_LENGTH)) {
      death.run();
    }
    return new Header((first & 0x80) != 0, first >> 4 & 7, first & 15, length);
  }

  private long length(int octets) throws IOException {
    long length = 0;
    for (int i = 0; i < octets; i++) {
      length = length << 8 | octet();
    }
    return octets == 2 ? of16(length) : of64(length);
  }

  private long of16(long length) throws Failure {
    if (length < LEAST_16 && !rules.off(Defect.LONG_16)) {
      throw Failure.protocol("a longer length than need be");
    }
    if (length > Short.MAX_VALUE && rules.off(Defect.LENGTH_16_SIGNED)) {
      throw Failure.protocol("a negative length");
    }
    return length;
  }

  private long of64(long length) throws Failure {
    if (length < 0 && !rules.off(Defect.LENGTH_SIGN)) {
      throw Failure.protocol("a length of 2^63 or more");
    }
    if (length >= 0 && length < LEAST_64 && !rules.off(Defect.LONG_64)) {
      throw Failure.protocol("a longer length than need be");
    }
    return length & (rules.off(Defect.LENGTH_32) ? LOWER_HALF : Long.MAX_VALUE);
  }

  /** The next octets of a payload, unmasked; 0 at its end. */
  int payload(byte[] into) throws IOException {
    if (left == 0) {
      return 0;
    }
    int count = in.read(into, 0, (int) Math.min(into.length, left));
    if (count < 0) {
      throw new EOFException();
    }
    for (int i = 0; key != null && i < count; i++, at++) {
      long place = rules.off(Defect.MASK_PHASE) ? at % PLACES : at;
      into[i] ^= key[(int) (place & 3)];
    }
    left -= count;
    return count;
  }

  /** Whether nobody can say where the next frame begins. */
  boolean lost() {
    return lost;
  }

  /** Passes over what is left of a payload. */
  void skip() throws IOException {
    byte[] piece = new byte[4096];
    while (payload(piece) > 0) {
      continue;
    }
  }

  private int octet() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException();
    }
    return octet;
  }
}
