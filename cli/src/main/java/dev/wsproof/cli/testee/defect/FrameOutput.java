package dev.wsproof.cli.testee.defect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;

/**
 * Writes frames, each whole and at once, or several of them in one write. Confined to one thread.
 */
final class FrameOutput {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int MOST_HELD = 1 << 20;

  private final OutputStream out;
  private final boolean server;
  private final Rules rules;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean holds;

  FrameOutput(OutputStream out, boolean server, Rules rules) {
    this.out = out;
    this.server = server;
    this.rules = rules;
  }

  /** From now on frames wait, some of them at least. */
  void hold() {
    holds = true;
  }

  /** Writes all that waits, at once. */
  void release() throws IOException {
    holds = false;
    held.writeTo(out);
    held.reset();
    out.flush();
  }

  void write(int opcode, int rsv, byte[] payload) throws IOException {
    boolean masked = server ? maskedByServer(opcode) : !unmaskedByClient(opcode);
    ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 14);
    frame.write(FIN | rsv << 4 | opcode);
    length(payload.length, masked ? MASKED : 0, frame);
    byte[] octets = payload;
    if (masked) {
      byte[] key = {1, 2, 3, 4};
      if (!rules.off(Defect.SAME_MASK)) {
        RANDOM.nextBytes(key);
      }
      frame.write(key);
      octets = payload.clone();
      for (int i = 0; i < octets.length; i++) {
        octets[i] ^= key[i & 3];
      }
    }
    frame.write(octets);
    frame.writeTo(held);
    if (!holds || held.size() > MOST_HELD) {
      release();
    }
  }

  private boolean maskedByServer(int opcode) {
    return opcode == Header.PONG && rules.off(Defect.MASKED_PONG);
  }

  private boolean unmaskedByClient(int opcode) {
    return opcode == Header.CLOSE && rules.off(Defect.UNMASKED_CLOSE);
  }

  private void length(int length, int masked, ByteArrayOutputStream frame) {
    if (length < 126) {
      frame.write(masked | length);
      return;
    }
    boolean small = length < 65536 && !rules.off(Defect.SENDS_LONG);
    frame.write(masked | (small ? 126 : 127));
    for (int shift = small ? 8 : 56; shift >= 0; shift -= 8) {
      frame.write((int) ((long) length >> shift));
    }
  }
}
