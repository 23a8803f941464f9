package dev.wsproof.script;

/**
 * How a frame is masked (RFC 6455 §5.3).
 *
 * @param kind whether, and with which key
 * @param key the masking key when {@code kind} is {@link Kind#KEY}, else 0
 */
public record Mask(Kind kind, int key) {
  /** A client masks with a random key, a server does not mask. */
  public static final Mask BY_ROLE = new Mask(Kind.BY_ROLE, 0);

  /** Not masked, whatever our role. */
  public static final Mask NONE = new Mask(Kind.NONE, 0);

  /** Masked with this key, whatever our role. */
  public static Mask withKey(int key) {
    return new Mask(Kind.KEY, key);
  }

  /** The ways a frame can be masked. */
  public enum Kind {
    BY_ROLE,
    NONE,
    KEY
  }
}
