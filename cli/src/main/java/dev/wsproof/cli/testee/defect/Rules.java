package dev.wsproof.cli.testee.defect;

/**
 * The rules an endpoint keeps: all of them, or all but one. Immutable.
 *
 * @param broken the one it breaks; null for none
 */
record Rules(Defect broken) {
  /** No rule is broken. */
  static final Rules ALL = new Rules(null);

  /** Whether the endpoint has {@code defect}. */
  boolean off(Defect defect) {
    return broken == defect;
  }
}
