package dev.wsproof.script;

import dev.wsproof.observe.AgreementFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Which agreements on permessage-deflate a case means; a null says that any will do (RFC 7692
 * §7.1). Immutable.
 *
 * @param ourNoContextTakeover whether the parameter for us is there
 * @param peerNoContextTakeover whether the parameter for the peer is
 * @param ourMaxWindowBits the most that it is; {@link #NOT_NAMED} when it must not be there
 * @param peerMaxWindowBits the same for the peer
 */
public record AgreementPattern(
    Boolean ourNoContextTakeover,
    Boolean peerNoContextTakeover,
    Integer ourMaxWindowBits,
    Integer peerMaxWindowBits) {
  /** Instead of window bits: the parameter is not there. */
  public static final int NOT_NAMED = 0;

  /** Every agreement. */
  public static final AgreementPattern ANY = new AgreementPattern(null, null, null, null);

  /** Whether {@code agreed} is one of those. */
  public boolean fits(AgreementFacts agreed) {
    return fits(ourNoContextTakeover, agreed.ourNoContextTakeover())
        && fits(peerNoContextTakeover, agreed.peerNoContextTakeover())
        && fits(ourMaxWindowBits, agreed.ourMaxWindowBits())
        && fits(peerMaxWindowBits, agreed.peerMaxWindowBits());
  }

  private static boolean fits(Boolean wanted, boolean there) {
    return wanted == null || wanted == there;
  }

  private static boolean fits(Integer most, Integer bits) {
    if (most == null) {
      return true;
    }
    return most == NOT_NAMED ? bits == null : bits != null && bits <= most;
  }

  /** What is asked for, behind the name of the extension; empty when nothing is. */
  public String phrase() {
    List<String> parts = new ArrayList<>();
    add(parts, "our no_context_takeover", ourNoContextTakeover);
    add(parts, "the peer's no_context_takeover", peerNoContextTakeover);
    add(parts, "our max_window_bits", ourMaxWindowBits);
    add(parts, "the peer's max_window_bits", peerMaxWindowBits);
    return String.join(" and ", parts);
  }

  private static void add(List<String> parts, String name, Boolean there) {
    if (there != null) {
      parts.add(there ? name : "without " + name);
    }
  }

  private static void add(List<String> parts, String name, Integer most) {
    if (most != null) {
      parts.add(most == NOT_NAMED ? "without " + name : name + " up to " + most);
    }
  }
}
