package dev.wsproof.cli.testee.defect;

/** Reads the bodies of close frames (RFC 6455 §5.5.1, §7.4) and answers them. Immutable. */
record CloseRules(Rules rules) {
  private static final int NORMAL = 1000;
  private static final int NO_STATUS = 1005;

  /** The body of the answer to a close frame. */
  byte[] answer(byte[] body) throws Failure {
    if (body.length == 0) {
      return rules.off(Defect.CODE_1005_SENT) ? code(NO_STATUS) : body;
    }
    if (body.length == 1) {
      if (rules.off(Defect.CLOSE_ONE_OCTET)) {
        return code(NORMAL);
      }
      throw Failure.protocol("half a close code");
    }
    int code = (body[0] & 0xff) << 8 | body[1] & 0xff;
    if (!legal(code)) {
      throw Failure.protocol("a close code that may not be sent");
    }
    Utf8 reason = new Utf8(rules);
    boolean text = reason.accepts(body, 2, body.length) && reason.complete();
    if (!text && !rules.off(Defect.REASON_UNCHECKED)) {
      throw new Failure(Failure.DATA, "a reason that is not UTF-8");
    }
    return code(code);
  }

  /** The body of a close frame with {@code code}. */
  static byte[] code(int code) {
    return new byte[] {(byte) (code >> 8), (byte) code};
  }

  private boolean legal(int code) {
    if (code < 1000) {
      return rules.off(Defect.CODE_BELOW_1000);
    }
    if (code >= 1004 && code <= 1006) {
      return rules.off(Defect.CODE_NOT_FOR_WIRE);
    }
    if (code == 1015) {
      return rules.off(Defect.CODE_1015);
    }
    if (code > 1015 && code < 3000) {
      return rules.off(Defect.CODE_UNASSIGNED);
    }
    if (code > 4999) {
      return rules.off(Defect.CODE_ABOVE);
    }
    boolean refused =
        code >= 1012 && code <= 1014 && rules.off(Defect.CODE_REGISTERED)
            || code >= 4000 && rules.off(Defect.CODE_PRIVATE);
    return !refused;
  }
}
