package dev.wsproof.run;

import dev.wsproof.script.CaseId;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.CloseExpectation.Party;
import dev.wsproof.script.Corpus;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Cases that ask for echoes, and loops of them of every kind; small enough to be quick. */
final class EchoCases {
  static final Corpus TEXT =
      new Corpus(
          "text", "a wörd, then 漢字 and 😀. ".repeat(99).getBytes(StandardCharsets.UTF_8), true);
  static final Corpus BINARY = new Corpus("binary", halfRandom(9_973), false);

  private static final DeflateOffer PLAIN = new DeflateOffer(false, null);
  private static final DeflateOffer RESET = new DeflateOffer(true, null);

  private EchoCases() {}

  static List<TestCase> plain() {
    return List.of(
        plain(1, Opcode.TEXT, 0, 100, null, Delivery.AT_ONCE),
        plain(2, Opcode.TEXT, 125, 100, null, Delivery.AT_ONCE),
        plain(3, Opcode.BINARY, 70_000, 20, null, Delivery.AT_ONCE),
        plain(4, Opcode.BINARY, 5 << 20, 1, null, Delivery.AT_ONCE),
        plain(5, Opcode.TEXT, 1 << 18, 1, 64, Delivery.AT_ONCE),
        plain(6, Opcode.TEXT, 1 << 16, 1, null, Delivery.chopped(64)),
        plain(7, Opcode.BINARY, 4096, 3, 1024, Delivery.SYNC));
  }

  static List<TestCase> deflate() {
    return List.of(
        deflate(11, Opcode.TEXT, new MessageSource.Ring(TEXT, 16), 100, null, PLAIN),
        deflate(12, Opcode.BINARY, new MessageSource.Ring(BINARY, 1000), 100, null, PLAIN),
        deflate(13, Opcode.BINARY, new MessageSource.Ring(BINARY, 70_000), 20, null, PLAIN),
        deflate(14, Opcode.BINARY, new MessageSource.Ring(BINARY, 70_000), 20, 256, PLAIN),
        deflate(15, Opcode.TEXT, new MessageSource.Ring(TEXT, 5000), 20, 100, RESET, PLAIN));
  }

  /** One text message that is to come back; not a loop. */
  static TestCase text(int number) {
    Payload text = Payload.text("text " + number);
    return TestCase.of(CaseId.of("99." + number), "test", "99")
        .steps(
            List.of(
                new Step.SendFrame(FrameSpec.of(Opcode.TEXT, text)),
                new Step.FailAfter(Duration.ofSeconds(5))))
        .outcomes(
            List.of(
                new Outcome(
                    Outcome.Grade.OK, List.of(new ExpectedEvent.Message(text, false)), null)))
        .close(new CloseExpectation(Party.US, List.of(1000), true, false, false))
        .build();
  }

  static TestCase plain(
      int number, Opcode opcode, int length, int messages, Integer fragment, Delivery delivery) {
    MessageSource source = new MessageSource.Same(Payload.repeat(Payload.text("*?#"), length));
    return testCase(
        number,
        List.of(),
        new Step.EchoLoop(opcode, source, messages, fragment, delivery, number % 2 == 0));
  }

  static TestCase deflate(
      int number,
      Opcode opcode,
      MessageSource source,
      int messages,
      Integer fragment,
      DeflateOffer... offers) {
    return testCase(
        number,
        List.of(offers),
        new Step.EchoLoop(opcode, source, messages, fragment, Delivery.AT_ONCE, false));
  }

  static TestCase testCase(int number, List<DeflateOffer> offers, Step... steps) {
    List<Step> script = new java.util.ArrayList<>(List.of(steps));
    script.add(new Step.CloseAfter(Duration.ofSeconds(60)));
    return TestCase.of(CaseId.of("99." + number), "test", "99")
        .steps(script)
        .close(new CloseExpectation(Party.US, List.of(1000), true, false, false))
        .closesWhenDone(false)
        .deflate(offers)
        .build();
  }

  private static byte[] halfRandom(int size) {
    byte[] octets = new byte[size];
    SplittableRandom random = new SplittableRandom(7692);
    for (int i = 0; i < size; i++) {
      octets[i] = (byte) (i % 64 < 32 ? random.nextInt() : i / 64);
    }
    return octets;
  }
}
