package dev.wsproof.cli.testee.defect;

/** Says which headers break RFC 6455 §5.2 to §5.5 or RFC 7692 §6; reads nothing. Immutable. */
record HeaderRules(Rules rules, boolean deflate) {
  private static final int RSV2 = 2;
  private static final int RSV3 = 1;
  private static final int MOST_CONTROL = 125;

  /**
   * @param message what is coming in; null for nothing
   */
  void check(Header header, Message message) throws Failure {
    if (reserved(header) != 0) {
      throw Failure.protocol("a reserved bit is set");
    }
    if (header.control()) {
      control(header);
    } else if (header.opcode() > Header.BINARY) {
      if (!rules.off(Defect.OPCODE_DATA)) {
        throw Failure.protocol("a reserved opcode");
      }
    } else if (header.opcode() == Header.CONTINUATION) {
      if (message == null && !rules.off(Defect.STRAY_CONTINUATION)) {
        throw Failure.protocol("a continuation of nothing");
      }
    } else if (message != null && !nested(header, message)) {
      throw Failure.protocol("a message inside of another");
    }
  }

  private boolean nested(Header header, Message message) {
    return rules.off(Defect.MESSAGE_IN_MESSAGE)
        || rules.off(Defect.OTHER_TYPE_INSIDE) && header.opcode() != message.opcode();
  }

  private int reserved(Header header) {
    boolean continuation = header.opcode() == Header.CONTINUATION;
    if (header.control() && rules.off(Defect.RSV_CONTROL)
        || continuation && rules.off(Defect.RSV_CONTINUATION)) {
      return 0;
    }
    int bits = header.rsv();
    boolean meant =
        deflate
            && (header.begins()
                || continuation && rules.off(Defect.COMPRESSED_CONTINUATION)
                || header.control() && rules.off(Defect.COMPRESSED_CONTROL));
    bits &= meant || rules.off(Defect.RSV1) ? ~Header.RSV1 : ~0;
    bits &= rules.off(Defect.RSV2) ? ~RSV2 : ~0;
    return bits & (rules.off(Defect.RSV3) ? ~RSV3 : ~0);
  }

  private void control(Header header) throws Failure {
    if (header.opcode() > Header.PONG && !rules.off(Defect.OPCODE_CONTROL)) {
      throw Failure.protocol("a reserved opcode");
    }
    boolean pong = header.opcode() == Header.PONG;
    boolean free = rules.off(Defect.CONTROL_LONG) || pong && rules.off(Defect.PONG_LONG);
    if (header.length() > MOST_CONTROL && !free) {
      throw Failure.protocol("a long control frame");
    }
    if (!header.fin() && !rules.off(Defect.CONTROL_FRAGMENTS)) {
      throw Failure.protocol("a fragmented control frame");
    }
  }
}
