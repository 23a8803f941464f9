package dev.wsproof.cases.text;

import dev.wsproof.observe.AgreementFacts;
import dev.wsproof.script.DeflateReply;
import dev.wsproof.script.ExtensionsSpec;
import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.script.HeadChange;
import dev.wsproof.script.OpeningOutcome;
import dev.wsproof.script.Payload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Says in English what a case does with the opening handshake and how it may go. */
public final class OpeningText {
  private OpeningText() {}

  /** A line for each thing that is different about our half. */
  public static List<String> changes(HandshakeSpec spec) {
    List<String> lines = new ArrayList<>(spec.head().phrases());
    addOctets("before it", spec.before(), lines);
    addOctets("right behind it", spec.glued(), lines);
    if (spec.chop() != null) {
      lines.add("sent " + PayloadText.octets(spec.chop()) + " at a time");
    }
    if (spec.tail() > 0) {
      lines.add("the last " + PayloadText.octets(spec.tail()) + " sent in a second write");
    }
    if (spec.extensions() != null) {
      addExtensions(spec.extensions(), lines);
    }
    if (spec.cut() != null) {
      lines.add(
          "cut: "
              + PayloadText.octets(spec.cut().octets())
              + " of it, then "
              + StepText.drop(spec.cut().how()));
    }
    if (spec.delay() != null) {
      lines.add("sent after " + StepText.time(spec.delay()));
    }
    if (spec.head().equals(HeadChange.NONE) && lines.isEmpty()) {
      lines.add("as usual");
    }
    return lines;
  }

  private static void addExtensions(ExtensionsSpec spec, List<String> lines) {
    for (String offer : spec.offer()) {
      lines.add("as client we offer " + quoted(offer));
    }
    for (String reply : spec.reply()) {
      lines.add("as server we reply " + quoted(reply));
    }
    DeflateReply accept = spec.accept();
    String more =
        new AgreementFacts(
                accept.ourNoContextTakeover(),
                accept.peerNoContextTakeover(),
                accept.ourMaxWindowBits(),
                accept.peerMaxWindowBits())
            .phrase();
    lines.add("as server we accept an offer with what it asks for and " + more);
    for (String parameter : spec.unlessOffered()) {
      lines.add("as server nothing is accepted if the client offers " + parameter);
    }
  }

  private static String quoted(String text) {
    return PayloadText.of(Payload.of(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** How it may go, and that the rest counts only where the connection opens. */
  public static String sentence(HandshakeSpec spec) {
    return "Opening handshake: "
        + String.join("; ", outcomes(spec))
        + ". Where the connection opens:";
  }

  /** A line for each way it may go, its grade first. */
  public static List<String> outcomes(HandshakeSpec spec) {
    List<String> lines = new ArrayList<>();
    for (OpeningOutcome outcome : spec.outcomes()) {
      lines.add(outcome.grade().word() + ": " + outcome.phrase());
    }
    return lines;
  }

  private static void addOctets(String where, Payload octets, List<String> lines) {
    if (octets.length() > 0) {
      lines.add(where + " " + PayloadText.of(octets));
    }
  }
}
