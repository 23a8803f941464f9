package dev.wsproof.cli.testee.defect;

import java.io.ByteArrayOutputStream;

/** A message that is coming in: its octets so far, checked as they come. Confined to one thread. */
final class Message {
  private static final int MOST_OCTETS = 64 << 20;

  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
  private final Utf8 utf8;
  private final Rules rules;
  private final int opcode;
  private final boolean compressed;
  private int frames;

  Message(int opcode, boolean compressed, Rules rules) {
    this.opcode = opcode;
    this.compressed = compressed;
    this.rules = rules;
    this.utf8 = new Utf8(rules);
  }

  int opcode() {
    return opcode;
  }

  boolean compressed() {
    return compressed;
  }

  /** Counts another frame; returns how many there were with it. */
  int frame() {
    return ++frames;
  }

  /** How many there are so far. */
  int octets() {
    return octets.size();
  }

  /** Whether this would be more than we take. */
  boolean tooBig(long more) {
    return more > MOST_OCTETS - octets.size();
  }

  void add(byte[] piece, int count) throws Failure {
    if (tooBig(count)) {
      throw new Failure(Failure.TOO_BIG, "the message is too big");
    }
    if (checked() && !rules.off(Defect.UTF8_LATE) && !utf8.accepts(piece, 0, count)) {
      throw notText();
    }
    octets.write(piece, 0, count);
  }

  void frameEnds() throws Failure {
    if (rules.off(Defect.UTF8_PER_FRAME) && checked() && !utf8.complete()) {
      throw notText();
    }
  }

  /** The whole of it. */
  byte[] end() throws Failure {
    byte[] all = octets.toByteArray();
    octets.reset();
    if (checked()) {
      boolean text = !rules.off(Defect.UTF8_LATE) || utf8.accepts(all, 0, all.length);
      if (!text || !utf8.complete() && !rules.off(Defect.UTF8_CUT)) {
        throw notText();
      }
    }
    return all;
  }

  private boolean checked() {
    if (opcode == Header.BINARY) {
      return rules.off(Defect.BINARY_CHECKED);
    }
    boolean unchecked = compressed && rules.off(Defect.INFLATED_UNCHECKED);
    return !unchecked && !rules.off(Defect.UTF8_UNCHECKED);
  }

  private Failure notText() {
    int code = rules.off(Defect.UTF8_CODE) ? Failure.PROTOCOL : Failure.DATA;
    return new Failure(code, "this is not UTF-8");
  }
}
