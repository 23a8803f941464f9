package dev.wsproof.script;

/** How strongly the RFC words what a case checks (RFC 2119). */
public enum Level {
  MUST,
  SHOULD,
  MAY
}
