package dev.wsproof.engine;

import dev.wsproof.observe.CloseFacts;

/** Collects how a connection ends, until it has; confined to its conversation's event loop. */
final class CloseNotes {
  boolean closedByMe;
  boolean failedByMe;
  boolean droppedByMe;
  boolean wasClean;
  String wasNotCleanReason;
  boolean wasServerConnectionDropTimeout;
  boolean wasOpenHandshakeTimeout;
  boolean wasCloseHandshakeTimeout;
  Integer localCloseCode;
  String localCloseReason;
  Integer remoteCloseCode;
  String remoteCloseReason;

  /** What was noted so far. */
  CloseFacts facts() {
    return new CloseFacts(
        closedByMe,
        failedByMe,
        droppedByMe,
        wasClean,
        wasNotCleanReason,
        wasServerConnectionDropTimeout,
        wasOpenHandshakeTimeout,
        wasCloseHandshakeTimeout,
        localCloseCode,
        localCloseReason,
        remoteCloseCode,
        remoteCloseReason);
  }
}
