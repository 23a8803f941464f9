package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.script.DeflateOffer;
import java.util.ArrayList;
import java.util.List;

/** Reads what a case negotiates of permessage-deflate (RFC 7692 §7.1); makes no offer itself. */
final class OfferReader {
  private static final int MOST_OFFERS = 8;
  private static final String NO_CONTEXT = "peer-no-context-takeover";
  private static final String WINDOW = "peer-max-window-bits";
  private static final int LEAST_WINDOW_BITS = 8;
  private static final int MOST_WINDOW_BITS = 15;

  private OfferReader() {}

  /**
   * The offers of {@code negotiate}, best first; none when there is no such key.
   *
   * @param echoes whether the case has an echo step; without, nothing could be compressed
   */
  static List<DeflateOffer> read(Keys family, boolean echoes, Diagnostics out) {
    Node node = family.get("negotiate");
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof Node.Items items)
        || items.items().isEmpty()
        || items.items().size() > MOST_OFFERS) {
      out.unwanted("negotiate", node, "a list of 1 to " + MOST_OFFERS + " offers, such as [{}]");
      return List.of();
    }
    if (!echoes) {
      out.add(
          node.at(), "negotiate: no echo step in the script, wanted one: no other is compressed");
    }
    List<DeflateOffer> offers = new ArrayList<>();
    for (Node item : items.items()) {
      final int before = out.raised();
      Keys keys = Keys.of("negotiate", item, List.of(NO_CONTEXT, WINDOW), out);
      if (keys != null) {
        boolean noContext = keys.flag(NO_CONTEXT, false);
        Integer bits = keys.whole(WINDOW, LEAST_WINDOW_BITS, MOST_WINDOW_BITS);
        DeflateOffer offer = new DeflateOffer(noContext, bits);
        if (out.raised() == before && offers.contains(offer)) {
          out.add(keys.at(), "negotiate: the same offer twice, leave one out");
        }
        offers.add(offer);
      }
    }
    return offers;
  }
}
