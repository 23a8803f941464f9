package dev.wsproof.verdict;

import dev.wsproof.deflate.DeflateNegotiation;
import dev.wsproof.handshake.ExtensionsHeader;
import dev.wsproof.handshake.MalformedHead;
import dev.wsproof.handshake.RequestHead;
import dev.wsproof.observe.LogRow;
import dev.wsproof.observe.Observation;
import dev.wsproof.script.TestCase;
import dev.wsproof.script.Watch;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.util.HexFormat;
import java.util.Optional;

/** Judges what a case watches besides events and closing; a pure function. */
final class WatchRules {
  private WatchRules() {}

  /** {@code usual}, or that something watched went wrong. */
  static Verdict verdict(TestCase testCase, Observation seen, Verdict usual) {
    if (!seen.opened() || usual.behavior() == Behavior.FAILED) {
      return usual;
    }
    return testCase.watched().stream()
        .filter(watch -> seen.role() == Role.SERVER || watch.ofServers())
        .sorted() // of several, the one that is told is always the same
        .flatMap(watch -> problem(watch, seen).stream())
        .findFirst()
        .map(
            problem ->
                new Verdict(Behavior.FAILED, usual.behaviorClose(), problem, usual.resultClose()))
        .orElse(usual);
  }

  private static Optional<String> problem(Watch watch, Observation seen) {
    return switch (watch) {
      case MASKING_KEYS -> maskingKeys(seen);
      case NONCES ->
          seen.opening() != null && seen.opening().nonceRepeated()
              ? Optional.of("The client sent a Sec-WebSocket-Key that it had sent before.")
              : Optional.empty();
      case OFFERS -> offers(seen);
      case SILENCE -> silence(seen);
    };
  }

  private static Optional<String> silence(Observation seen) {
    boolean closed = false;
    long behind = 0;
    for (LogRow row : seen.transcript().rows()) {
      if (row instanceof LogRow.FrameReceived received) {
        Opcode opcode = received.opcode();
        if (closed && (opcode == Opcode.CLOSE || !opcode.isControl())) {
          behind++;
        }
        closed |= opcode == Opcode.CLOSE;
      }
    }
    return behind == 0
        ? Optional.empty()
        : Optional.of(
            "The peer sent "
                + behind
                + (behind == 1 ? " frame" : " frames")
                + " behind its close frame.");
  }

  private static Optional<String> maskingKeys(Observation seen) {
    Integer last = null;
    int frame = 0;
    for (LogRow row : seen.transcript().rows()) {
      if (row instanceof LogRow.FrameReceived received) {
        frame++;
        if (last != null && last.equals(received.maskKey())) {
          String key = HexFormat.of().toHexDigits(last);
          return Optional.of(
              "Frames "
                  + (frame - 1)
                  + " and "
                  + frame
                  + " have the same masking key, "
                  + key
                  + ".");
        }
        last = received.maskKey();
      }
    }
    return Optional.empty();
  }

  private static Optional<String> offers(Observation seen) {
    try {
      RequestHead request = RequestHead.parse(seen.httpRequest());
      return DeflateNegotiation.problem(
              ExtensionsHeader.parse(request.all("Sec-WebSocket-Extensions")))
          .map(problem -> "The client offers what it must not: " + problem + ".");
    } catch (MalformedHead e) {
      return Optional.of("The client's request: " + e.getMessage() + ".");
    }
  }
}
