package dev.wsproof.cases.coverage;

/** Whether a peer on the wire can see a requirement kept or broken. */
public enum Testable {
  /** Without the endpoint's help. */
  YES,
  /** Only when the endpoint is set up or driven for it. */
  PARTLY,
  /** Never. */
  NO
}
