package dev.wsproof.script;

import java.util.List;

/**
 * What a case offers or answers in Sec-WebSocket-Extensions, right or wrong; checks nothing (RFC
 * 6455 §9.1, RFC 7692 §5). Immutable.
 *
 * @param offer as client, the values of the field, a line each
 * @param accept as server, what to ask for beyond what the client's offer demands
 * @param reply as server, the values of the field, a line each, in place of our own; {@link
 *     #ACCEPTED} in them stands for that. Empty for our own
 * @param unlessOffered parameters of which the client's offer must have none for the case to mean
 *     anything
 */
public record ExtensionsSpec(
    List<String> offer, DeflateReply accept, List<String> reply, List<String> unlessOffered) {
  /** What we offer as client if a case says nothing else. */
  public static final String USUAL_OFFER = "permessage-deflate";

  /** Stands for what we would have answered. */
  public static final String ACCEPTED = "{accepted}";

  /** Offers or accepts permessage-deflate and nothing more. */
  public static final ExtensionsSpec USUAL =
      new ExtensionsSpec(List.of(USUAL_OFFER), DeflateReply.NOTHING_MORE, List.of(), List.of());

  /** Defensive copies. */
  public ExtensionsSpec {
    offer = List.copyOf(offer);
    reply = List.copyOf(reply);
    unlessOffered = List.copyOf(unlessOffered);
  }

  /** The values of our field, a line each, where {@code accepted} is what we would have said. */
  public List<String> replyLines(String accepted) {
    return reply.isEmpty()
        ? List.of(accepted)
        : reply.stream().map(line -> line.replace(ACCEPTED, accepted)).toList();
  }
}
