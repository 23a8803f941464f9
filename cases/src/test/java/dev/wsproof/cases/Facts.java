package dev.wsproof.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.DeflateOffer;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.ExpectedEvent;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.MessageSource;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Opcode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes cases in the notation of {@code catalogue-truth}; see the README there. */
final class Facts {
  private Facts() {}

  /** The lines of a file of facts, without its comment and header. */
  static List<String> lines(String name) {
    try (InputStream in = Facts.class.getResourceAsStream("/catalogue-truth/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(2).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String line(TestCase testCase) {
    return String.join(
        "\t",
        testCase.id().toString(),
        testCase.steps().stream().map(Facts::step).collect(Collectors.joining("; ")),
        events(testCase, Outcome.Grade.OK),
        events(testCase, Outcome.Grade.NON_STRICT),
        close(testCase.close()),
        flags(testCase));
  }

  /** The line of a case that echoes, in the notation of {@code echoes.tsv}. */
  static String echoLine(TestCase testCase) {
    Step.EchoLoop loop = (Step.EchoLoop) testCase.steps().get(0);
    Step.CloseAfter limit = (Step.CloseAfter) testCase.steps().get(1);
    return String.join(
        "\t",
        testCase.id().toString(),
        Integer.toString(loop.opcode().number()),
        carries(loop.source()),
        Integer.toString(loop.messages()),
        loop.fragment() == null ? "-" : loop.fragment().toString(),
        loop.delivery().chop() == null ? "-" : loop.delivery().chop().toString(),
        Long.toString(limit.time().toMillis()),
        dash(testCase.deflate().stream().map(Facts::offer).collect(Collectors.joining("|"))),
        loop.logged() ? "logged" : "silent",
        close(testCase.close()));
  }

  private static String carries(MessageSource source) {
    if (source instanceof MessageSource.Ring ring) {
      return ring.corpus().name() + "*" + ring.length();
    }
    Payload payload = ((MessageSource.Same) source).payload();
    if (payload.length() == 0) {
      return "-";
    }
    byte[] unit = payload.isRepeat() ? payload.unit() : payload.head(1);
    assertEquals(Payload.repeat(Payload.of(unit), payload.length()), payload);
    return HexFormat.of().formatHex(unit) + "*" + payload.length();
  }

  private static String offer(DeflateOffer offer) {
    String bits = offer.peerMaxWindowBits() == null ? "" : "bits=" + offer.peerMaxWindowBits();
    if (!offer.peerNoContextTakeover()) {
      return bits.isEmpty() ? "any" : bits;
    }
    return bits.isEmpty() ? "no-context" : "no-context+" + bits;
  }

  private static String step(Step step) {
    if (step instanceof Step.SendFrame send) {
      FrameSpec frame = send.frame();
      String head = head("F", frame.opcode(), frame.fin(), frame.rsv());
      return head + data(frame.payload()) + delivery(frame.delivery());
    } else if (step instanceof Step.SendMessage message) {
      String fragment = message.fragment() == null ? "" : " fragment=" + message.fragment();
      return "M" + message.opcode().number() + " " + data(message.payload()) + fragment;
    } else if (step instanceof Step.BeginFrame frame) {
      return head("B", frame.opcode(), frame.fin(), frame.rsv()) + frame.length();
    } else if (step instanceof Step.FramePart part) {
      return "P " + data(part.data()) + delivery(part.delivery());
    } else if (step instanceof Step.Close close) {
      String code = close.code() == null ? "none" : close.code().toString();
      return "C " + code + " " + (close.reason() == null ? "-" : data(close.reason()));
    } else if (step instanceof Step.Wait wait) {
      return "W " + wait.time().toMillis() + " " + (wait.tag() == null ? "-" : wait.tag());
    } else if (step instanceof Step.CloseAfter after) {
      return "CA " + after.time().toMillis();
    } else if (step instanceof Step.FailAfter after) {
      return "FA " + after.time().toMillis();
    }
    return "octets " + data(((Step.SendOctets) step).octets());
  }

  private static String head(String kind, Opcode opcode, boolean fin, int rsv) {
    return kind + opcode.number() + (fin ? "+" : "-") + rsv + " ";
  }

  private static String delivery(Delivery delivery) {
    return (delivery.chop() == null ? "" : " chop=" + delivery.chop())
        + (delivery.sync() ? " sync" : "");
  }

  private static String data(Payload payload) {
    if (payload.length() == 0) {
      return "-";
    }
    String unit = HexFormat.of().formatHex(payload.unit());
    return payload.isRepeat() ? unit + "*" + payload.length() : unit;
  }

  private static String events(TestCase testCase, Outcome.Grade grade) {
    return testCase.outcomes().stream()
        .filter(outcome -> outcome.grade() == grade)
        .map(
            outcome ->
                outcome.events().stream()
                    .map(Facts::event)
                    .collect(Collectors.joining(", ", "[", "]")))
        .collect(Collectors.collectingAndThen(Collectors.joining(" or "), s -> dash(s)));
  }

  private static String event(ExpectedEvent event) {
    if (event instanceof ExpectedEvent.Message message) {
      return (message.binary() ? "B " : "T ") + data(message.payload());
    } else if (event instanceof ExpectedEvent.Pong pong) {
      return "P " + data(pong.payload());
    }
    return "! " + ((ExpectedEvent.Timeout) event).tag();
  }

  private static String close(CloseExpectation close) {
    return String.join(
        " ",
        close.by() == CloseExpectation.Party.US ? "us" : "peer",
        close.codes().stream().map(String::valueOf).collect(Collectors.joining(",")),
        close.cleanRequired() ? "clean" : "-",
        close.wrongEndpointFatal() ? "endpoint" : "-",
        close.wrongCodeFatal() ? "code" : "-");
  }

  private static String flags(TestCase testCase) {
    String frames =
        new TreeMap<>(testCase.framesSent())
            .entrySet().stream()
                .map(entry -> entry.getKey().number() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
    return String.join(
        " ",
        testCase.closesWhenDone() ? "closes" : "stays",
        testCase.informational() ? "told" : "counted",
        dash(frames));
  }

  private static String dash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
