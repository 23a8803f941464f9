package dev.wsproof.engine;

/** Engine options that differ from the default in one point. */
final class Options {
  private Options() {}

  static EngineOptions failingByDrop() {
    return with(true, false);
  }

  static EngineOptions echoingCloses() {
    return with(false, true);
  }

  private static EngineOptions with(boolean failByDrop, boolean echoCloseCodeReason) {
    EngineOptions d = EngineOptions.DEFAULT;
    return new EngineOptions(
        failByDrop,
        echoCloseCodeReason,
        d.utf8validateIncoming(),
        d.acceptMaskedServerFrames(),
        d.requireMaskedClientFrames(),
        d.maskClientFrames(),
        d.maskServerFrames(),
        d.applyMask(),
        d.maxFramePayloadSize(),
        d.maxMessagePayloadSize(),
        d.autoFragmentSize(),
        d.openHandshakeTimeout(),
        d.closeHandshakeTimeout(),
        d.serverConnectionDropTimeout(),
        d.tcpNoDelay());
  }
}
