package dev.wsproof.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.text.StepText;
import dev.wsproof.cases.text.Visible;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.Mask;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.LengthForm;
import dev.wsproof.wire.Opcode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseTextTest {
  private static TestCase find(String id) {
    return Catalogue.classic().find(CaseId.of(id)).orElseThrow();
  }

  @Test
  void aWholeCaseReadsLikeThis() {
    assertEquals(
        """
        6.4.4  must  RFC 6455 §8.1, RFC 3629 §3
        The second part is one octet that can't follow the one before it. The same bad
        text in one frame that arrives in three parts, with a second to wait between
        them. A peer that checks octets as they come fails before the frame is whole.
        Requirements: R6455-7.1.1-5, R6455-7.1.7-1, R6455-7.1.7-3, R6455-7.1.7-5,
        R6455-7.4.1-12, R6455-8.1-1, R6455-10.7-1, R6455-10.7-3.

        Script
           1  begin text frame of 21 octets (FIN 0)
           2  send part of it 0xcebae1bdb9cf83cebcceb5f4
           3  wait 1 s (A)
           4  send part of it 0x90
           5  wait 1 s (B)
           6  send part of it 0x8080656469746564
           7  send continuation frame, empty
           8  after 1 s fail the connection with code 1001, unless closed by then

        Expected
          OK: the connection is still open when wait A ends, and gone before wait B ends
          NON-STRICT: the connection is still open when waits A and B end

        End
          The peer ends the connection, by a close frame that carries code 1007 or none,
          or by dropping TCP. The case fails if we have to.
        """,
        String.join("\n", CaseText.lines(find("6.4.4"))) + "\n");
  }

  @Test
  void stepsReadLikeThis() {
    assertEquals(
        List.of(
            "send text frame \"fragment1\" (FIN 0)",
            "send continuation frame \"fragment2\" (FIN 0)",
            "send ping frame \"pongme 1!\"",
            "wait 1 s",
            "send continuation frame \"fragment3\" (FIN 0)",
            "send continuation frame \"fragment4\" (FIN 0)",
            "send ping frame \"pongme 2!\"",
            "send continuation frame \"fragment5\"",
            "after 1 s close without code, unless closing by then"),
        CaseText.script(find("5.19")));
    assertEquals(
        "close with code 1000 and reason \"Hello World!\"", CaseText.script(find("7.3.4")).get(0));
    assertEquals("close without code", CaseText.script(find("7.3.1")).get(0));
    assertEquals("close with body \"a\"", CaseText.script(find("7.3.2")).get(0));
    assertEquals(
        "send text message \"κ\u1f79σμε\" (1 octet a frame)",
        CaseText.script(find("6.2.4")).get(0));
    assertEquals(
        "send text frame \"fragment1\" (FIN 0, a write of its own)",
        CaseText.script(find("5.20")).get(0));
    assertEquals(
        "send opcode 7 frame \"Hello, world!\" (1 octet a write)",
        CaseText.script(find("4.1.5")).get(1));
    assertEquals(
        "after 500 ms fail the connection with code 1001, unless closed by then",
        CaseText.script(find("6.5.1")).get(1));
  }

  @Test
  void stepsThatNoClassicCaseHasReadLikeThis() {
    assertEquals(
        "send binary frame, empty (RSV 6, not masked, length in 64 bits)",
        StepText.of(
            new Step.SendFrame(
                new FrameSpec(
                    Opcode.BINARY,
                    true,
                    6,
                    Payload.EMPTY,
                    Mask.NONE,
                    LengthForm.BITS_64,
                    Delivery.AT_ONCE))));
    assertEquals(
        "send octets \"GET\" (2 octets a write)",
        StepText.of(new Step.SendOctets(Payload.text("GET"), Delivery.chopped(2))));
    assertEquals(
        "begin ping frame of 18446744073709551615 octets (masked with 0x00ff00ff)",
        StepText.of(new Step.BeginFrame(Opcode.PING, true, 0, Mask.withKey(0x00FF00FF), -1)));
    assertEquals("wait 1.5 s", StepText.of(new Step.Wait(Duration.ofMillis(1500), null)));
    assertEquals("wait 1234 ms", StepText.of(new Step.Wait(Duration.ofMillis(1234), null)));
  }

  @Test
  void anEchoCaseReadsLikeThis() {
    assertEquals(
        """
        12.1.1  must  RFC 7692 §7.2.1, RFC 7692 §7.2.2
        16 characters of JSON, one frame. A thousand such messages, each sent when the
        echo of the last has come, the compressor's window taken from message to
        message. JSON repeats its keys, so that most of a message is references into the
        ones before: a peer whose windows slip by an octet garbles it.
        Requirements: R6455-4.2.2-14, R6455-6.1-4, R6455-9.1-11, R7692-5-6, R7692-5-17,
        R7692-6-1, R7692-6-2, R7692-6.1-1, R7692-6.1-2, R7692-6.1-6, R7692-6.1-7,
        R7692-6.2-1, R7692-7.1.1.1-3, R7692-7.1.1.2-4, R7692-7.1.2.2-5, R7692-7.2.1-1,
        R7692-7.2.1-2, R7692-7.2.1-6, R7692-7.2.1-7, R7692-7.2.2-1, R7692-7.2.2-6,
        R7692-7.2.2-8, R7692-7.2.2-9.

        Negotiated
          permessage-deflate, the peer as it likes

        Script
           1  echo 1000 text messages of 16 characters of json (not logged)
           2  after 60 s close without code, unless closing by then

        Expected
          OK: each message comes back as it was sent, all 1000 within 60 s
          UNIMPLEMENTED: the peer agrees to none of it

        End
          We begin the closing handshake; the peer's close frame carries code 1000 or
          none, and the handshake is clean.
          We close as soon as all of it has happened.
        """,
        String.join("\n", CaseText.lines(find("12.1.1"))) + "\n");
  }

  @Test
  void echoesReadLikeThis() {
    assertEquals(
        "echo text message \"BAsd7&jh23\" repeated to 16777216 octets",
        CaseText.script(find("9.1.6")).get(0));
    assertEquals(
        "echo binary message 0xfe repeated to 4194304 octets (64 octets a frame)",
        CaseText.script(find("9.4.1")).get(0));
    assertEquals(
        "echo text message \"BAsd7&jh23\" repeated to 1048576 octets (64 octets a write)",
        CaseText.script(find("9.5.1")).get(0));
    assertEquals(
        "echo 1000 text messages, empty (not logged)", CaseText.script(find("9.7.1")).get(0));
    assertEquals(
        "echo 1000 binary messages of 131072 octets of pdf (32768 octets a frame, not logged)",
        CaseText.script(find("12.5.18")).get(0));
    assertEquals(
        List.of(
            "permessage-deflate, the peer without context takeover and with at most 9 window bits",
            "or permessage-deflate, the peer without context takeover",
            "or permessage-deflate, the peer as it likes"),
        CaseText.negotiated(find("13.7.1")));
    assertEquals(
        List.of("OK: the message comes back as it was sent within 10 s"),
        CaseText.outcomes(find("9.1.1")));
    assertTrue(
        find("13.3.1")
            .expectation()
            .startsWith(
                "OK: each message comes back as it was sent, all 1000 within 60 s."
                    + " UNIMPLEMENTED: the peer agrees to none of it. We begin"));
  }

  @Test
  void outcomesTellWhatTheyMean() {
    assertEquals(
        List.of(
            "OK: the peer sends text \"Hello World!\" (The peer processed the message before the close frame.)",
            "NON-STRICT: the peer sends no message and no pong (The peer processed the close frame before the message.)"),
        CaseText.outcomes(find("7.1.6")));
  }

  @Test
  void endsTellEverythingThatCounts() {
    assertEquals(
        List.of(
            "We begin the closing handshake; the peer's close frame carries code 1000 or none, and the handshake is clean.",
            "We close as soon as all of it has happened.",
            "We must have sent 50 continuation frames.",
            "We must have sent 1 text frame."),
        CaseText.end(find("10.1.1")));
    assertEquals(
        List.of(
            "We begin the closing handshake; the peer's close frame carries code 1000, 5000, 1002, or none, if it sends one.",
            "What happens is told, and never counted."),
        CaseText.end(find("7.13.1")));
    assertEquals(
        List.of(
            "We begin the closing handshake; the peer's close frame carries code 1002 or none, if it sends one."
                + " Any other code fails the case."),
        CaseText.end(find("7.9.1")));
  }

  @Test
  void expectationsAreRenderedFromTheStructure() {
    assertEquals(
        "The peer sends pong \"ping payload\", then text \"fragment1fragment2\". We begin the closing handshake;"
            + " the peer's close frame carries code 1000 or none, and the handshake is clean.",
        find("5.6").expectation());
    assertEquals(
        "OK: the peer sends text \"Hello, world!\". NON-STRICT: the peer sends no message and no pong."
            + " The peer ends the connection, by a close frame that carries code 1002 or none, or by dropping TCP.",
        find("3.2").expectation());
  }

  @Test
  void everyLineOfEveryCaseIsPrintableAndBounded() {
    for (TestCase testCase : Catalogue.classic().cases()) {
      for (String line : CaseText.lines(testCase)) {
        assertTrue(line.codePoints().allMatch(Visible::isPrintable), line);
        assertTrue(line.length() <= 80 || !line.strip().contains(" "), line);
      }
    }
  }

  @Test
  void listingsFitTheirWidth() {
    List<String> lines = CaseListing.lines(Catalogue.classic().cases(), 80);
    assertEquals(517, lines.size());
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80));
    assertEquals("1.1.1    must    RFC 6455 §5.2      Empty text.", lines.get(0));
    assertEquals(
        "10.1.1   must    RFC 6455 §5.4      65536 octets of text in fragments of 1300,…",
        lines.get(300));
    assertEquals(
        new CaseListing("2.7", "may", "RFC 6455 §5.5.3", "Unsolicited pong…"),
        CaseListing.of(find("2.7"), 20));
    assertEquals(List.of(), CaseListing.lines(List.of(), 80));
  }
}
