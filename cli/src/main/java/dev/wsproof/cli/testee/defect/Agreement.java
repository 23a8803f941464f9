package dev.wsproof.cli.testee.defect;

import dev.wsproof.cli.testee.defect.Extensions.Element;
import java.util.List;
import java.util.Set;

/**
 * What was agreed about permessage-deflate (RFC 7692 §7.1). Immutable.
 *
 * @param response what the server says of it
 * @param windowBits of the window we may send with
 * @param takeover whether our messages may refer to earlier ones
 */
record Agreement(String response, int windowBits, boolean takeover) {
  static final String NAME = "permessage-deflate";

  /** What our clients offer. */
  static final String OFFER = NAME + "; client_no_context_takeover; client_max_window_bits";

  private static final int MOST_BITS = 15;
  private static final String BITS = "[89]|1[0-5]";
  private static final String SERVER_BITS = "server_max_window_bits";
  private static final String CLIENT_BITS = "client_max_window_bits";
  private static final String SERVER_FRESH = "server_no_context_takeover";
  private static final String CLIENT_FRESH = "client_no_context_takeover";
  private static final Set<String> KNOWN =
      Set.of(SERVER_BITS, CLIENT_BITS, SERVER_FRESH, CLIENT_FRESH);

  /** What a server makes of offers; null when it declines them all. */
  static Agreement answer(List<Element> offers, Rules rules) {
    for (Element offer : offers) {
      if (offer.name().equals(NAME)) {
        boolean valid =
            (rules.off(Defect.OFFER_UNKNOWN) || known(offer))
                && (rules.off(Defect.OFFER_TWICE) || once(offer))
                && (rules.off(Defect.OFFER_VALUE) || values(offer, true));
        if (valid) {
          return accept(offer, rules);
        }
      }
    }
    return null;
  }

  private static Agreement accept(Element offer, Rules rules) {
    int bits = bits(offer, SERVER_BITS);
    boolean fresh = offer.has(SERVER_FRESH);
    StringBuilder response = new StringBuilder(NAME);
    if (fresh && !rules.off(Defect.TAKEOVER_UNTOLD)) {
      response.append("; ").append(SERVER_FRESH);
    }
    if (offer.has(SERVER_BITS)) {
      int said = rules.off(Defect.WINDOW_LARGER) ? MOST_BITS : bits;
      response.append("; ").append(SERVER_BITS).append('=').append(said);
    }
    if (rules.off(Defect.WINDOW_UNASKED) && !offer.has(CLIENT_BITS)) {
      response.append("; ").append(CLIENT_BITS).append('=').append(MOST_BITS);
    }
    return new Agreement(response.toString(), bits, !fresh);
  }

  /** What a client makes of an answer to its offer; fails when the answer is not valid. */
  static Agreement read(List<Element> answer, Rules rules) throws Failure {
    if (answer.isEmpty()) {
      return null;
    }
    Element first = answer.get(0);
    boolean valid =
        answer.stream().allMatch(e -> e.name().equals(NAME) || rules.off(Defect.EXTENSION_UNREAD))
            && (answer.size() == 1 || rules.off(Defect.ANSWER_TWO))
            && (rules.off(Defect.ANSWER_UNKNOWN) || known(first))
            && (rules.off(Defect.ANSWER_TWICE) || once(first))
            && (rules.off(Defect.ANSWER_VALUE) || values(first, false));
    if (!valid) {
      throw Failure.protocol("the answer to our offer is not valid");
    }
    return first.name().equals(NAME)
        ? new Agreement("", bits(first, CLIENT_BITS), !first.has(CLIENT_FRESH))
        : null;
  }

  private static boolean known(Element element) {
    return element.parameters().stream().allMatch(p -> KNOWN.contains(p[0]));
  }

  private static boolean once(Element element) {
    return element.parameters().stream().map(p -> p[0]).distinct().count()
        == element.parameters().size();
  }

  private static boolean values(Element element, boolean offer) {
    return element.parameters().stream()
        .allMatch(
            p ->
                switch (p[0]) {
                  case SERVER_FRESH, CLIENT_FRESH -> p[1] == null;
                  case CLIENT_BITS -> p[1] == null ? offer : p[1].matches(BITS);
                  case SERVER_BITS -> p[1] != null && p[1].matches(BITS);
                  default -> true;
                });
  }

  private static int bits(Element element, String parameter) {
    return element.all(parameter).stream()
        .map(p -> p[1])
        .filter(value -> value != null && value.matches(BITS))
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(MOST_BITS);
  }
}
