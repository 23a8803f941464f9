package dev.wsproof.report;

import dev.wsproof.observe.CloseFacts;
import dev.wsproof.observe.Event;
import dev.wsproof.observe.LogRow;
import dev.wsproof.observe.Observation;
import dev.wsproof.observe.Transcript;
import dev.wsproof.run.CaseResult;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.ExpectedEvent;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Payload;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.verdict.Verdict;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes up results; runs nothing. */
public final class SampleResults {
  public static final Instant STARTED = Instant.parse("2026-11-21T01:29:00.851Z");

  /** Everything that must come out harmless. */
  public static final String HOSTILE =
      "</title></script></style><script>alert('x')</script><img src=x onerror=alert(1)>"
          + "\"'`&amp;{{result}}{{{result}}} case_failed \u202Eevil\u202C \u0000\u001B[31m\r\n"
          + "\uD800 \u2028 ../../etc/passwd http://evil.example/";

  private SampleResults() {}

  public static CaseResult plain(String agent, String id) {
    return of(agent, id, Behavior.OK, CloseBehavior.OK);
  }

  public static CaseResult of(String agent, String id, Behavior behavior, CloseBehavior close) {
    boolean failed = behavior == Behavior.FAILED;
    Event pong = new Event.Pong(octets("pongme 1!"));
    Event text =
        new Event.Message(
            octets(failed ? "fragment1fragment2" : "fragment1fragment2fragment3"), false);
    return result(
        agent,
        testCase(id),
        List.of(pong, text),
        failed ? null : 1000,
        null,
        new Verdict(
            behavior,
            close,
            failed
                ? "Actual events differ from any expected."
                : "Actual events match at least one expected.",
            close == CloseBehavior.OK
                ? "Connection was properly closed"
                : "The close code should have been 1000 or empty"));
  }

  public static TestCase testCase(String id) {
    return testCase(
        id,
        "A text message arrives in three pieces; a ping rides between them and a second passes"
            + " before the rest.\nA peer that serves control frames only between whole messages"
            + " answers too late.",
        "The pong comes at once, then the echo of the whole message; a clean close ends it.");
  }

  public static TestCase testCase(String id, String description, String expectation) {
    return TestCase.of(CaseId.of(id), "classic", "5.19-5.20")
        .spec(List.of("RFC 6455 §5.4", "RFC 6455 §5.5.2"))
        .texts(description, expectation)
        .outcomes(
            List.of(
                new Outcome(
                    Outcome.Grade.OK,
                    List.of(
                        new ExpectedEvent.Pong(Payload.text("pongme 1!")),
                        new ExpectedEvent.Message(
                            Payload.text("fragment1fragment2fragment3"), false)),
                    null),
                new Outcome(Outcome.Grade.NON_STRICT, List.of(), null)))
        .close(new CloseExpectation(CloseExpectation.Party.US, List.of(1000), true, false, false))
        .build();
  }

  public static CaseResult result(
      String agent,
      TestCase testCase,
      List<Event> received,
      Integer remoteCode,
      String remoteReason,
      Verdict verdict) {
    List<LogRow> rows = rows();
    Transcript transcript =
        new Transcript(
            rows,
            new TreeMap<>(Map.of(11L, 1L, 129L, 1L, 4L, 1L, 58L, 2L)),
            new TreeMap<>(Map.of(15L, 7L, 242L, 1L, 8L, 1L)),
            new TreeMap<>(Map.of(Opcode.TEXT, 1L, Opcode.PONG, 2L, Opcode.CLOSE, 1L)),
            new TreeMap<>(
                Map.of(
                    Opcode.CONTINUATION, 4L, Opcode.TEXT, 1L, Opcode.CLOSE, 1L, Opcode.PING, 2L)));
    return new CaseResult(
        agent,
        63,
        testCase,
        new Observation(
            Role.CLIENT,
            true,
            STARTED,
            Duration.ofMillis(1010),
            received,
            new CloseFacts(
                true,
                false,
                false,
                true,
                null,
                false,
                false,
                false,
                1000,
                null,
                remoteCode,
                remoteReason),
            transcript,
            "GET / HTTP/1.1\r\nUser-Agent: wsproof/0.1.0\r\nHost: 127.0.0.1:9103\r\n"
                + "Upgrade: WebSocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: t5sSwsC/b2hZ2L98El3AaA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: jvQtwXXQR7UylG5yxoqhqRr3fX4=\r\n\r\n",
            null,
            null,
            null,
            null,
            null),
        verdict);
  }

  private static List<LogRow> rows() {
    byte[] head =
        hex(
            "474554202f20485454502f312e310d0a557365722d4167656e743a204175746f6261686e5465737453756974"
                + "652f32352e31302e312d302e31302e390d0a486f");
    List<LogRow> rows = new ArrayList<>();
    rows.add(new LogRow.OctetsSent(242, head, false));
    rows.add(new LogRow.OctetsReceived(129, head));
    for (int i = 1; i <= 5; i++) {
      rows.add(
          new LogRow.FrameSent(
              i == 1 ? Opcode.TEXT : Opcode.CONTINUATION,
              i == 5,
              0,
              0xa91e3ca8,
              9,
              octets("fragment" + i),
              null,
              null,
              false));
      rows.add(new LogRow.OctetsSent(15, hex("0189a91e3ca8cf6c5dcfc47b52dc98"), false));
      if (i == 2) {
        rows.add(
            new LogRow.FrameSent(
                Opcode.PING, true, 0, 0xcb2b589e, 9, octets("pongme 1!"), null, 1, true));
        rows.add(new LogRow.WaitStarted(Duration.ofSeconds(1), null));
        rows.add(new LogRow.OctetsReceived(11, hex("8a09706f6e676d65203121")));
        rows.add(new LogRow.FrameReceived(Opcode.PONG, true, 0, null, 9, octets("pongme 1!")));
        rows.add(new LogRow.WaitEnded(null));
      }
    }
    rows.add(new LogRow.CloseAfter(Duration.ofSeconds(1)));
    rows.add(new LogRow.FailAfter(Duration.ofMillis(500)));
    rows.add(new LogRow.LogSwitched(false));
    rows.add(new LogRow.LogSwitched(true));
    rows.add(
        new LogRow.FrameReceived(
            Opcode.TEXT, true, 0, 0x0d836d8d, 45, octets("fragment1fragment2fragment3")));
    rows.add(new LogRow.Failing());
    rows.add(new LogRow.Closing());
    rows.add(
        new LogRow.FrameSent(Opcode.CLOSE, true, 0, 0x0d836d8d, 2, hex("03e8"), null, null, false));
    rows.add(new LogRow.OctetsSent(8, hex("88820d836d8d0e6b"), false));
    rows.add(new LogRow.FrameReceived(Opcode.CLOSE, true, 0, null, 2, hex("03e8")));
    return rows;
  }

  public static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
