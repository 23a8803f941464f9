package dev.wsproof.engine;

import dev.wsproof.observe.CloseFacts;
import dev.wsproof.script.CloseReason;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.Payload;
import dev.wsproof.script.TcpEnd;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import dev.wsproof.wire.Utf8Validator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How far a connection has come and how it ends: our close frame, the peer's, the time-outs and who
 * drops TCP; notes the facts and judges nothing (RFC 6455 §5.5.1, §7). Confined to its
 * conversation's event loop.
 */
final class ClosingHandshake {
  /** What the ending does to the rest of a conversation. */
  interface Listener {
    /** Nothing of the script's is to be sent any more: our close frame comes next. */
    void closing();

    /** Each end has sent a close frame: nothing counts any more that is sent after them. */
    void bothHaveClosed();

    /**
     * TCP is to be dropped, and nothing to be read any more.
     *
     * @param flushFirst whether what is queued is to reach the peer first
     */
    void drop(boolean flushFirst);

    /** TCP is to be reset, and nothing to be read any more. */
    void reset();

    /** Nothing more is to be sent; the peer is still heard. */
    void endSending();

    /** TCP was held after the closing handshake, and the peer has not dropped it. */
    void held(String tag);
  }

  private enum State {
    CONNECTING,
    OPEN,
    CLOSING,
    CLOSED
  }

  private static final int NORMAL = 1000;
  private static final int PROTOCOL_ERROR = 1002;
  private static final int INVALID_PAYLOAD = 1007;

  private final Role role;
  private final EngineOptions options;
  private final EventLoop loop;
  private final Outbound outbound;
  private final Listener listener;
  private final CloseNotes notes = new CloseNotes();

  private State state = State.CONNECTING;
  private boolean opened;
  private EventLoop.Timer openTimer;
  private EventLoop.Timer closeTimer;
  private EventLoop.Timer dropTimer;
  private Duration hold;
  private String holdTag;

  ClosingHandshake(
      Role role, EngineOptions options, EventLoop loop, Outbound outbound, Listener listener) {
    this.role = role;
    this.options = options;
    this.loop = loop;
    this.outbound = outbound;
    this.listener = listener;
  }

  /** TCP is there: the time for the opening handshake begins to run. */
  void connected() {
    openTimer = limit(options.openHandshakeTimeout(), this::openHandshakeTimedOut);
  }

  /** The peer's part of the opening handshake is there; ours may take as long as it wants. */
  void peerHasOpened() {
    cancel(openTimer);
  }

  /** The opening handshake is done. */
  void opened() {
    state = State.OPEN;
    opened = true;
  }

  /** The opening handshake has failed. */
  void refused(String problem, boolean flushFirst) {
    notes.wasNotCleanReason = problem;
    drop(flushFirst);
  }

  /** Whether the opening handshake is going on. */
  boolean isConnecting() {
    return state == State.CONNECTING;
  }

  /** Whether nobody has begun to close. */
  boolean isOpen() {
    return state == State.OPEN;
  }

  /** Whether frames still reach the wire: the connection is open or closing. */
  boolean isAlive() {
    return state == State.OPEN || state == State.CLOSING;
  }

  /** Whether we have dropped TCP, or it is gone. */
  boolean isClosed() {
    return state == State.CLOSED;
  }

  /** Whether the opening handshake was done, once. */
  boolean wasOpen() {
    return opened;
  }

  /** Whether we have failed the connection (RFC 6455 §7.1.7). */
  boolean hasFailed() {
    return notes.failedByMe;
  }

  /** Begins the closing handshake, if nobody has (RFC 6455 §7.1.2). */
  void begin(Integer code, Payload reason) {
    if (sendClose(code, reason)) {
      notes.closedByMe = true;
      closeTimer = limit(options.closeHandshakeTimeout(), this::closeHandshakeTimedOut);
    }
  }

  /** Fails the connection (RFC 6455 §7.1.7). */
  void fail(int code, String reason) {
    if (!isAlive()) {
      return;
    }
    notes.failedByMe = true;
    if (options.failByDrop()) {
      notes.wasClean = false;
      notes.wasNotCleanReason = "I failed the WebSocket connection by dropping the TCP connection";
      drop(false);
    } else if (state == State.OPEN) {
      begin(code, CloseReason.of(reason));
    } else {
      drop(true);
    }
  }

  /** Ends a connection that would cost too much memory. */
  void giveUp(String reason) {
    notes.failedByMe = true;
    dropUnclean(reason);
  }

  /** Ends TCP, or our direction of it, because the script asks for it. */
  void leave(TcpEnd how) {
    if (state == State.CLOSED) {
      return;
    }
    if (how == TcpEnd.HALF) {
      listener.endSending();
      return;
    }
    if (!notes.wasClean) {
      notes.wasNotCleanReason = "I dropped the TCP connection as the case asks for";
    }
    if (how == TcpEnd.FIN) {
      drop(true);
    } else {
      state = State.CLOSED;
      notes.droppedByMe = true;
      listener.reset();
    }
  }

  /** As server, waits so long after the closing handshake before it drops TCP. */
  void hold(Duration time, String tag) {
    hold = time;
    holdTag = tag;
  }

  /**
   * Takes the peer's close frame.
   *
   * @param code null when there was none
   * @param reason its octets; null when there were none
   */
  void received(Integer code, byte[] reason) {
    notes.remoteCloseCode = code;
    notes.remoteCloseReason = null;
    if (code != null && !CloseFrame.isAllowed(code)) {
      fail(PROTOCOL_ERROR, "close code " + code + " must not be sent");
    }
    if (reason != null) {
      if (Utf8Validator.isValid(reason)) {
        notes.remoteCloseReason = new String(reason, StandardCharsets.UTF_8);
      } else {
        fail(INVALID_PAYLOAD, "a close reason is not UTF-8");
      }
    }
    if (state == State.CLOSING) {
      cancel(closeTimer);
      notes.wasClean = true;
      bothHaveClosed();
    } else if (state == State.OPEN) {
      notes.wasClean = true;
      answer();
      bothHaveClosed();
    }
  }

  /** TCP is gone, whoever ended it. */
  void lost() {
    cancel(openTimer);
    cancel(closeTimer);
    cancel(dropTimer);
    state = State.CLOSED;
    if (!notes.wasClean && !notes.droppedByMe && notes.wasNotCleanReason == null) {
      notes.wasNotCleanReason =
          opened
              ? "peer dropped the TCP connection without previous WebSocket closing handshake"
              : "peer dropped the TCP connection before the opening handshake was complete";
    }
  }

  /** What was noted so far. */
  CloseFacts facts() {
    return notes.facts();
  }

  private void answer() {
    if (options.echoCloseCodeReason()) {
      String reason = notes.remoteCloseReason;
      sendClose(notes.remoteCloseCode, reason == null ? null : CloseReason.of(reason));
    } else {
      sendClose(NORMAL, null);
    }
  }

  private boolean sendClose(Integer code, Payload reason) {
    if (state != State.OPEN) {
      return false;
    }
    listener.closing();
    outbound.frame(FrameSpec.of(Opcode.CLOSE, CloseFrame.payload(code, reason)));
    state = State.CLOSING;
    notes.localCloseCode = code;
    notes.localCloseReason = reason == null ? null : CloseFrame.readable(reason.octets());
    return true;
  }

  /** Both close frames are there: the server drops TCP (RFC 6455 §7.1.1). */
  private void bothHaveClosed() {
    if (dropTimer != null || state == State.CLOSED) {
      return;
    }
    if (role == Role.SERVER && hold != null) {
      dropTimer = loop.schedule(hold, this::hasHeld);
    } else if (role == Role.SERVER) {
      listener.bothHaveClosed();
      drop(true);
    } else {
      // Deviation: the classic suite waits forever for a server that began to close; so do not we.
      dropTimer = limit(options.serverConnectionDropTimeout(), this::serverDropTimedOut);
    }
  }

  private void hasHeld() {
    if (holdTag != null) {
      listener.held(holdTag);
    }
    drop(true);
  }

  private void dropUnclean(String reason) {
    notes.wasClean = false;
    notes.wasNotCleanReason = reason;
    drop(false);
  }

  private void drop(boolean flushFirst) {
    if (state != State.CLOSED) {
      state = State.CLOSED;
      notes.droppedByMe = true;
      listener.drop(flushFirst);
    }
  }

  private void openHandshakeTimedOut() {
    if (state == State.CONNECTING) {
      notes.wasOpenHandshakeTimeout = true;
      dropUnclean("peer did not finish (in time) the opening handshake");
    }
  }

  private void closeHandshakeTimedOut() {
    if (state != State.CLOSED) {
      notes.wasCloseHandshakeTimeout = true;
      dropUnclean("peer did not respond (in time) in closing handshake");
    }
  }

  private void serverDropTimedOut() {
    if (state != State.CLOSED) {
      notes.wasServerConnectionDropTimeout = true;
      dropUnclean("server did not drop TCP connection (in time)");
    }
  }

  /** Parity: a limit of zero is none. */
  private EventLoop.Timer limit(Duration time, Runnable atEnd) {
    return time.isZero() ? null : loop.schedule(time, atEnd);
  }

  private static void cancel(EventLoop.Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }
}
