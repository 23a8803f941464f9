package dev.wsproof.wire;

/** Which end of the connection we, the fuzzer, are. */
public enum Role {
  /** We connect and mask what we send; the peer is a server. */
  CLIENT,
  /** We accept and send unmasked; the peer is a client. */
  SERVER;

  /** The role of the peer. */
  public Role peer() {
    return this == CLIENT ? SERVER : CLIENT;
  }
}
