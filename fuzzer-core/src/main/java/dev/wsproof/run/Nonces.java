package dev.wsproof.run;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Remembers the last values of Sec-WebSocket-Key, which have to be new for each connection (RFC
 * 6455 §4.1). Safe for use by many threads; keeps a bounded number.
 */
final class Nonces {
  private static final int MOST = 4096;
  private static final int LONGEST = 64;

  private final Set<String> kept = new LinkedHashSet<>();

  /** Whether {@code nonce} came before; remembers it. What is too long to be one never did. */
  synchronized boolean isRepeated(String nonce) {
    if (nonce.length() > LONGEST) {
      return false;
    }
    boolean isNew = kept.add(nonce);
    if (kept.size() > MOST) {
      kept.remove(kept.iterator().next());
    }
    return !isNew;
  }
}
