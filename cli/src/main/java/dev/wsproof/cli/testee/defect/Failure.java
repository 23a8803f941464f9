package dev.wsproof.cli.testee.defect;

import java.io.IOException;

/** The peer broke a rule that we keep; the connection is to end with a code. */
final class Failure extends IOException {
  static final int PROTOCOL = 1002;
  static final int DATA = 1007;
  static final int TOO_BIG = 1009;

  private static final long serialVersionUID = 1;

  private final int code;

  Failure(int code, String why) {
    super(why);
    this.code = code;
  }

  static Failure protocol(String why) {
    return new Failure(PROTOCOL, why);
  }

  int code() {
    return code;
  }
}
