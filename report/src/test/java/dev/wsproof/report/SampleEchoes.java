package dev.wsproof.report;

import dev.wsproof.observe.CloseFacts;
import dev.wsproof.observe.EchoFacts;
import dev.wsproof.observe.LogRow;
import dev.wsproof.observe.Observation;
import dev.wsproof.observe.TrafficStats;
import dev.wsproof.observe.Transcript;
import dev.wsproof.run.CaseResult;
import dev.wsproof.script.DeflateOffer;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.MessageSource;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.verdict.Verdict;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes up results of echo cases; runs nothing. */
public final class SampleEchoes {
  /** Octets at every level such as users know them from a case of chapter 12. */
  public static final TrafficStats TRAFFIC =
      new TrafficStats(
          new TrafficStats.Direction(141_247, 133_299, 256_000, 1000, 1000),
          new TrafficStats.Direction(19_234, 17_232, 256_000, 1000, 1000),
          340,
          203);

  private SampleEchoes() {}

  /** An echo case; with compression when {@code deflate}. */
  public static TestCase testCase(String id, boolean deflate) {
    TestCase plain =
        SampleResults.testCase(
            id,
            "A thousand messages of 256 octets go to the peer, each when the echo of the one before"
                + " has come.",
            "Each comes back with its type, its length and every octet as they were sent.");
    return TestCase.of(plain.id(), plain.suite(), "12-13")
        .level(plain.level())
        .spec(plain.spec())
        .texts(plain.description(), plain.expectation())
        .steps(
            List.of(
                new Step.CloseAfter(Duration.ofSeconds(120)),
                new Step.EchoLoop(
                    Opcode.TEXT,
                    new MessageSource.Same(Payload.text("x".repeat(256))),
                    1000,
                    null,
                    Delivery.AT_ONCE,
                    false)))
        .close(plain.close())
        .deflate(deflate ? List.of(new DeflateOffer(false, null)) : List.of())
        .build();
  }

  /** All came back. */
  public static CaseResult complete(String agent, String id, long millis, TrafficStats traffic) {
    return of(
        agent,
        testCase(id, traffic != null),
        millis,
        new EchoFacts(1000, 1000, null, false),
        traffic,
        new Verdict(
            Behavior.OK,
            CloseBehavior.OK,
            "Ok, received all echo'ed messages in time.",
            "Connection was properly closed"));
  }

  /** One came back wrong; {@code difference} says how. */
  public static CaseResult wrong(String agent, String id, String difference) {
    return of(
        agent,
        testCase(id, true),
        140,
        new EchoFacts(1000, 312, difference, false),
        TRAFFIC,
        new Verdict(
            Behavior.FAILED,
            CloseBehavior.OK,
            "Not every message came back as it was sent.",
            "Connection was properly closed"));
  }

  /** The peer knows no compression. */
  public static CaseResult unimplemented(String agent, String id) {
    TrafficStats.Direction none = new TrafficStats.Direction(0, 0, 0, 0, 0);
    return of(
        agent,
        testCase(id, true),
        3,
        new EchoFacts(1000, 0, null, true),
        new TrafficStats(none, none, 340, 203),
        new Verdict(
            Behavior.UNIMPLEMENTED,
            CloseBehavior.OK,
            "The peer did not agree to permessage-deflate.",
            "Connection was properly closed"));
  }

  private static CaseResult of(
      String agent,
      TestCase testCase,
      long millis,
      EchoFacts echo,
      TrafficStats traffic,
      Verdict verdict) {
    CloseFacts close =
        new CloseFacts(true, false, false, true, null, false, false, false, 1000, null, 1000, null);
    byte[] code = SampleResults.hex("03e8");
    List<LogRow> rows =
        List.of(
            new LogRow.OctetsSent(340, SampleResults.octets("GET / HTTP/1.1\r\n"), false),
            new LogRow.OctetsReceived(203, SampleResults.octets("HTTP/1.1 101 \r\n")),
            new LogRow.LogSwitched(false),
            new LogRow.CloseAfter(Duration.ofSeconds(120)),
            new LogRow.LogSwitched(true),
            new LogRow.FrameSent(Opcode.CLOSE, true, 0, 0x0c94a2e4, 2, code, null, null, false),
            new LogRow.FrameReceived(Opcode.CLOSE, true, 0, null, 2, code));
    Transcript transcript =
        new Transcript(
            rows,
            sizes(4, 40),
            sizes(8, 600),
            new TreeMap<>(Map.of(Opcode.TEXT, 1000L, Opcode.CLOSE, 1L)),
            new TreeMap<>(Map.of(Opcode.TEXT, 1000L, Opcode.CLOSE, 1L)));
    return new CaseResult(
        agent,
        304,
        testCase,
        new Observation(
            Role.CLIENT,
            true,
            SampleResults.STARTED,
            Duration.ofMillis(millis),
            List.of(),
            close,
            transcript,
            "GET / HTTP/1.1\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\n\r\n",
            null,
            echo,
            traffic,
            null,
            null),
        verdict);
  }

  private static SortedMap<Long, Long> sizes(long least, int many) {
    SortedMap<Long, Long> sizes = new TreeMap<>();
    for (int i = 0; i < many; i++) {
      sizes.put(least + 3L * i, 1 + (i * 7L) % 50);
    }
    return sizes;
  }
}
