package dev.wsproof.report.diff;

/** Which agent of one run is compared with which of another. */
public enum Pairing {
  /** Those of equal names. */
  BY_NAME,

  /** The only agent of each, whatever it is called; refused when there are more. */
  SOLE_AGENTS
}
