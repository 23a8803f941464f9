package dev.wsproof.cases.text;

import dev.wsproof.script.DeflateOffer;
import dev.wsproof.script.MessageSource;
import dev.wsproof.script.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Says in English what echo cases send, what they negotiate, and what counts as done. */
public final class EchoText {
  private EchoText() {}

  /** The line for {@code loop}, without what is as usual. */
  static String step(Step.EchoLoop loop) {
    String kind = StepText.name(loop.opcode()) + " message";
    String messages = loop.messages() == 1 ? kind : loop.messages() + " " + kind + "s";
    List<String> details = new ArrayList<>();
    if (loop.fragment() != null) {
      details.add(PayloadText.octets(loop.fragment()) + " a frame");
    }
    StepText.add(loop.delivery(), details);
    if (!loop.logged()) {
      details.add("not logged");
    }
    return "echo " + messages + carrying(loop.source()) + StepText.inBrackets(details);
  }

  private static String carrying(MessageSource source) {
    if (source instanceof MessageSource.Ring ring) {
      String unit = ring.corpus().isText() ? " character" : " octet";
      String plural = ring.length() == 1 ? "" : "s";
      return " of " + ring.length() + unit + plural + " of " + ring.corpus().name();
    }
    var payload = ((MessageSource.Same) source).payload();
    return payload.length() == 0 ? ", empty" : " " + PayloadText.of(payload);
  }

  /** A line for each offer, best first. */
  public static List<String> offers(List<DeflateOffer> offers) {
    List<String> lines = new ArrayList<>();
    for (DeflateOffer offer : offers) {
      List<String> peer = new ArrayList<>();
      if (offer.peerNoContextTakeover()) {
        peer.add("without context takeover");
      }
      if (offer.peerMaxWindowBits() != null) {
        peer.add("with at most " + offer.peerMaxWindowBits() + " window bits");
      }
      String how = peer.isEmpty() ? "as it likes" : String.join(" and ", peer);
      lines.add((lines.isEmpty() ? "" : "or ") + "permessage-deflate, the peer " + how);
    }
    return lines;
  }

  /** What each end of the loop is called and means, grade first. */
  public static List<String> outcomes(List<Step> steps, List<DeflateOffer> offers) {
    List<String> lines = new ArrayList<>();
    lines.add("OK: " + done(steps));
    if (!offers.isEmpty()) {
      lines.add("UNIMPLEMENTED: the peer agrees to none of it");
    }
    return lines;
  }

  /** What counts as done, as a clause. */
  private static String done(List<Step> steps) {
    int messages = 0;
    String within = "";
    for (Step step : steps) {
      if (step instanceof Step.EchoLoop loop) {
        messages = loop.messages();
      }
      Duration limit =
          step instanceof Step.CloseAfter close
              ? close.time()
              : step instanceof Step.FailAfter fail ? fail.time() : null;
      if (limit != null && within.isEmpty()) {
        within = " within " + StepText.time(limit);
      }
    }
    return messages == 1
        ? "the message comes back as it was sent" + within
        : "each message comes back as it was sent, all " + messages + within;
  }
}
