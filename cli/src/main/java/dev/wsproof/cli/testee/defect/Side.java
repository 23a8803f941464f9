package dev.wsproof.cli.testee.defect;

/** Which endpoints a defect can be had in. */
public enum Side {
  SERVER,
  CLIENT,
  BOTH;

  /** Whether a server can have it. */
  public boolean ofServers() {
    return this != CLIENT;
  }

  /** Whether a client can have it. */
  public boolean ofClients() {
    return this != SERVER;
  }

  /** In a word. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
