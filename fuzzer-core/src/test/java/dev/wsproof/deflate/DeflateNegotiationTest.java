package dev.wsproof.deflate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.deflate.DeflateNegotiation.Acceptance;
import dev.wsproof.handshake.Extension;
import dev.wsproof.handshake.ExtensionsHeader;
import dev.wsproof.handshake.MalformedHead;
import dev.wsproof.script.DeflateOffer;
import dev.wsproof.wire.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeflateNegotiationTest {
  private static final char TAB = '\t';

  @ParameterizedTest
  @CsvFileSource(resources = "/deflate-truth/offers.tsv", delimiter = TAB, numLinesToSkip = 1)
  void weOfferWhatTheClassicSuiteOffers(String wants, String offered) {
    assertEquals(offered, DeflateNegotiation.offers(wants(wants)));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/deflate-truth/answers.tsv", delimiter = TAB, numLinesToSkip = 1)
  void weAnswerWhatTheClassicSuiteAnswers(String wants, String offered, String answered)
      throws MalformedHead {
    assertEquals(answered, answer(offered, wants).map(Acceptance::header).orElse("declined"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // wants | offered | answered | reset server, client | window bits server, client
        "-|permessage-deflate|permessage-deflate|false,false|15,15",
        "-|permessage-deflate; server_no_context_takeover"
            + "|permessage-deflate; server_no_context_takeover|true,false|15,15",
        "-|permessage-deflate; server_max_window_bits=8"
            + "|permessage-deflate; server_max_window_bits=8|false,false|8,15",
        "reset 9|permessage-deflate; client_max_window_bits; server_max_window_bits=15; "
            + "client_no_context_takeover; server_no_context_takeover"
            + "|permessage-deflate; server_no_context_takeover; server_max_window_bits=15; "
            + "client_no_context_takeover; client_max_window_bits=9|true,true|15,9",
        // a window the client cannot exceed anyway, of which we need not speak
        "-|permessage-deflate; client_max_window_bits=10|permessage-deflate|false,false|15,15",
        // RFC 7692 §7.1.2.2: no value above the client's
        "15|permessage-deflate; client_max_window_bits=10"
            + "|permessage-deflate; client_max_window_bits=10|false,false|15,10",
        "9|permessage-deflate; client_max_window_bits=10"
            + "|permessage-deflate; client_max_window_bits=9|false,false|15,9",
      })
  void whatTheClientAsksForIsObeyed(
      String wants, String offered, String answered, String reset, String bits)
      throws MalformedHead {
    Acceptance acceptance = answer(offered, wants).orElseThrow();

    assertEquals(answered, acceptance.header());
    assertEquals(reset + " " + bits, spoken(acceptance.parameters()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-webkit-deflate-frame",
        "PERMESSAGE-DEFLATE",
        "permessage-deflate; unknown",
        "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
        "permessage-deflate; server_no_context_takeover=1",
        "permessage-deflate; client_no_context_takeover=true",
        "permessage-deflate; server_max_window_bits",
        "permessage-deflate; server_max_window_bits=7",
        "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; server_max_window_bits=08",
        "permessage-deflate; server_max_window_bits=+9",
        "permessage-deflate; client_max_window_bits=7",
        "permessage-deflate; client_max_window_bits=1000000000000",
        "permessage-deflate; client_max_window_bits; client_max_window_bits=9",
      })
  void anOfferThatIsWrongIsPassedOver(String wrong) throws MalformedHead {
    assertEquals(Optional.empty(), answer(wrong, "-"));
    assertEquals("permessage-deflate", answer(wrong + ", permessage-deflate", "-").get().header());
  }

  @Test
  void theFirstAcceptableOfferCountsEvenIfALaterOneAllowsMore() throws MalformedHead {
    String offers = "permessage-deflate, permessage-deflate; client_max_window_bits";

    assertEquals("permessage-deflate", answer(offers, "9, -").get().header());
    assertEquals(
        "permessage-deflate; client_max_window_bits=9", answer(offers, "9").get().header());
  }

  @Test
  void noOfferAndNoWishAreNoAgreement() throws Exception {
    assertEquals(Optional.empty(), answer("", "-"));
    assertEquals(
        Optional.empty(), DeflateNegotiation.answer(parse("permessage-deflate"), List.of()));
    assertEquals(Optional.empty(), agreed("", "-"));
    assertEquals(Optional.empty(), DeflateNegotiation.agreed(List.of(), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-|permessage-deflate|false,false|15,15",
        // RFC 7692 §7.1: a server may restrict itself and, as far as we offered, us
        "-|permessage-deflate; server_no_context_takeover; server_max_window_bits=10"
            + "|true,false|10,15",
        "-|permessage-deflate; client_no_context_takeover; client_max_window_bits=8"
            + "|false,true|15,8",
        "reset|permessage-deflate; server_no_context_takeover|true,false|15,15",
        "9|permessage-deflate; server_max_window_bits=9|false,false|9,15",
        "9|permessage-deflate; server_max_window_bits=8|false,false|8,15",
        "9|permessage-deflate; server_max_window_bits=\"9\"|false,false|9,15",
        "reset 9, reset, -|permessage-deflate|false,false|15,15",
        "reset 9, reset, -|permessage-deflate; server_max_window_bits=15|false,false|15,15",
        "reset 9, reset, -|permessage-deflate; server_no_context_takeover|true,false|15,15",
      })
  void anAnswerToOneOfOurOffersIsAgreedOn(String offered, String answer, String reset, String bits)
      throws Exception {
    assertEquals(reset + " " + bits, spoken(agreed(answer, offered).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-|permessage-bzip2|the extension 'permessage-bzip2' is unknown",
        "-|permessage-deflate, permessage-deflate"
            + "|the server agreed to 2 extensions, of which only one was offered",
        "-|permessage-deflate; mystery|the parameter 'mystery' is unknown",
        "-|permessage-deflate; server_no_context_takeover; server_no_context_takeover"
            + "|the parameter 'server_no_context_takeover' stands there twice",
        "-|permessage-deflate; server_no_context_takeover=yes"
            + "|server_no_context_takeover has the value 'yes' but takes none",
        "-|permessage-deflate; client_max_window_bits|client_max_window_bits has no value",
        "-|permessage-deflate; server_max_window_bits|server_max_window_bits has no value",
        "-|permessage-deflate; client_max_window_bits=16"
            + "|client_max_window_bits is '16', which is not one of 8 to 15",
        "-|permessage-deflate; server_max_window_bits=7"
            + "|server_max_window_bits is '7', which is not one of 8 to 15",
        "9|permessage-deflate; server_max_window_bits=10"
            + "|the server answered server_max_window_bits=10 to offers of 9 at the most",
        "reset 9, 11|permessage-deflate; server_max_window_bits=12"
            + "|the server answered server_max_window_bits=12 to offers of 11 at the most",
      })
  void anAnswerThatGoesBeyondOurOffersIsRefused(String offered, String answer, String sentence) {
    NegotiationFailure failure =
        assertThrows(NegotiationFailure.class, () -> agreed(answer, offered));

    assertEquals(sentence, failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"reset, permessage-deflate", "9, permessage-deflate", "15, permessage-deflate"})
  void whatTheServerDoesNotConfirmIsNotAgreedOn(String offered, String answer) throws Exception {
    assertEquals("false,false 15,15", spoken(agreed(answer, offered).orElseThrow()));
  }

  @Test
  void anAnswerWhenNothingWasOfferedIsRefused() throws MalformedHead {
    List<Extension> answer = parse("permessage-deflate");

    assertThrows(NegotiationFailure.class, () -> DeflateNegotiation.agreed(answer, List.of()));
  }

  @Test
  void aLongNameFromThePeerIsCut() {
    NegotiationFailure failure =
        assertThrows(NegotiationFailure.class, () -> agreed("x".repeat(100_000), "-"));

    assertTrue(failure.getMessage().length() < 300, failure.getMessage());
  }

  @Test
  void parametersAreToldByTheirSender() {
    DeflateParameters parameters = new DeflateParameters(true, false, 9, 12);

    assertEquals(true, parameters.noContextTakeover(Role.SERVER));
    assertEquals(false, parameters.noContextTakeover(Role.CLIENT));
    assertEquals(9, parameters.maxWindowBits(Role.SERVER));
    assertEquals(12, parameters.maxWindowBits(Role.CLIENT));
    assertThrows(IllegalArgumentException.class, () -> new DeflateParameters(false, false, 7, 15));
    assertThrows(IllegalArgumentException.class, () -> new DeflateParameters(false, false, 15, 16));
  }

  private static Optional<Acceptance> answer(String offers, String wants) throws MalformedHead {
    return DeflateNegotiation.answer(parse(offers), wants(wants));
  }

  private static Optional<DeflateParameters> agreed(String answer, String offered)
      throws MalformedHead, NegotiationFailure {
    return DeflateNegotiation.agreed(parse(answer), wants(offered));
  }

  private static List<Extension> parse(String value) throws MalformedHead {
    return ExtensionsHeader.parse(List.of(value));
  }

  private static String spoken(DeflateParameters agreed) {
    return (agreed.serverNoContextTakeover() + "," + agreed.clientNoContextTakeover())
        + (" " + agreed.serverMaxWindowBits() + "," + agreed.clientMaxWindowBits());
  }

  private static List<DeflateOffer> wants(String text) {
    List<DeflateOffer> wants = new ArrayList<>();
    for (String want : text.split(", ")) {
      boolean reset = want.startsWith("reset");
      String bits = want.replace("reset", "").strip();
      wants.add(new DeflateOffer(reset, bits.matches("\\d+") ? Integer.valueOf(bits) : null));
    }
    return wants;
  }
}
