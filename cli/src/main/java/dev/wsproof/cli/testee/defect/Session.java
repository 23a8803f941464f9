package dev.wsproof.cli.testee.defect;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/**
 * A connection after its opening handshake: hands messages over, answers control frames, ends as
 * RFC 6455 §7 says, but for the rule that is off. Blocks its thread until the end.
 */
final class Session {
  /** Takes a message, and answers it or does not. */
  @FunctionalInterface
  interface Listener {
    void message(int opcode, byte[] payload, Session session) throws IOException;
  }

  /** Sends every message back. */
  static final Listener ECHO = (opcode, payload, session) -> session.send(opcode, payload);

  private static final int MOST_FRAGMENTS = 1000;
  private static final int SMALL = 65536;
  private static final int MOST_INFLATED = 8 << 20;
  private static final int AFTER_CLOSE_MILLIS = 200;

  private final Socket socket;
  private final FrameInput in;
  private final FrameOutput out;
  private final Rules rules;
  private final HeaderRules headerRules;
  private final CloseRules closeRules;
  private final Listener listener;
  private final Runnable death;
  private final Inflation inflation;
  private final Deflation deflation;
  private final Queue<byte[]> pings = new ArrayDeque<>();
  private final byte[] piece = new byte[16384];

  private Message message;
  private byte[] heldClose;
  private boolean first = true;
  private boolean closed;
  private boolean over;

  /**
   * @param agreement about compression; null for none
   * @param death ends the whole endpoint
   */
  Session(
      Socket socket,
      FrameInput in,
      FrameOutput out,
      Rules rules,
      Agreement agreement,
      Listener listener,
      Runnable death) {
    this.socket = socket;
    this.in = in;
    this.out = out;
    this.rules = rules;
    this.listener = listener;
    this.death = death;
    headerRules = new HeaderRules(rules, agreement != null);
    closeRules = new CloseRules(rules);
    inflation = agreement == null ? null : new Inflation(rules);
    deflation = agreement == null ? null : new Deflation(agreement, rules);
  }

  /** Returns when both sides have said goodbye, or the peer went, or we failed the connection. */
  void run() throws IOException {
    try {
      while (!over) {
        try {
          frame();
        } catch (Failure e) {
          fail(e);
        } catch (EOFException | SocketTimeoutException e) {
          over = true;
        }
      }
      out.release();
    } finally {
      if (inflation != null) {
        inflation.close();
        deflation.close();
      }
    }
  }

  private void fail(Failure failure) throws IOException {
    boolean goesOn = rules.off(Defect.ERROR_IGNORED) && !in.lost();
    if (!closed) {
      sayGoodbye(CloseRules.code(failure.code()), goesOn);
    }
    over = !goesOn;
    message = null;
    if (goesOn) {
      in.skip();
    }
  }

  /** Writes a close frame; whatever may follow goes out with it, so that nobody can miss it. */
  private void sayGoodbye(byte[] body, boolean goesOn) throws IOException {
    if (goesOn) {
      out.hold();
      socket.setSoTimeout(AFTER_CLOSE_MILLIS);
    }
    out.write(Header.CLOSE, 0, body);
    closed = true;
    over = !goesOn;
  }

  private void frame() throws IOException {
    Header header = in.header();
    if (first && rules.off(Defect.GLUED_TO_101)) {
      first = false;
      in.skip();
      return;
    }
    headerRules.check(header, message);
    if (header.control()) {
      control(header);
    } else if (header.opcode() > Header.BINARY || closed && rules.off(Defect.PONG_AFTER_CLOSE)) {
      in.skip();
    } else {
      data(header);
    }
  }

  private void data(Header header) throws IOException {
    if (header.length() >= SMALL && rules.off(Defect.SMALL_LIMIT)) {
      throw new EOFException();
    }
    if (message == null || header.begins()) {
      begin(header);
    }
    if (message.tooBig(header.length())) {
      throw new Failure(Failure.TOO_BIG, "the message is too big");
    }
    boolean inflate = message.compressed();
    for (int count = in.payload(piece); count > 0; count = in.payload(piece)) {
      if (inflate) {
        inflation.add(piece, count, this::inflated);
      } else {
        message.add(piece, count);
      }
    }
    message.frameEnds();
    if (message.frame() > MOST_FRAGMENTS && rules.off(Defect.MANY_FRAGMENTS)) {
      throw new EOFException();
    }
    boolean last = header.fin() || header.length() == 0 && rules.off(Defect.EMPTY_FRAGMENT);
    if (inflate && (last || rules.off(Defect.FRAGMENT_INFLATED))) {
      inflation.end(this::inflated);
    }
    if (last || rules.off(Defect.FRAGMENT_ECHO)) {
      deliver(last);
    }
  }

  private void begin(Header header) {
    boolean marked = (header.rsv() & Header.RSV1) != 0;
    boolean compressed = inflation != null && (marked || rules.off(Defect.PLAIN_INFLATED));
    if (inflation != null && !compressed && rules.off(Defect.PLAIN_FORGETS)) {
      inflation.forget();
    }
    int opcode = header.begins() ? header.opcode() : Header.TEXT;
    message = new Message(opcode, compressed, rules);
  }

  private void inflated(byte[] octets, int count) throws Failure {
    if (message.octets() + count > MOST_INFLATED && rules.off(Defect.BOMB)) {
      death.run();
    }
    message.add(octets, count);
  }

  private void deliver(boolean last) throws IOException {
    byte[] payload = message.end();
    if (payload.length == 0) {
      if (rules.off(Defect.EMPTY_MESSAGE)) {
        throw new EOFException();
      }
      if (message.compressed() && rules.off(Defect.EMPTY_COMPRESSED)) {
        throw new Failure(Failure.DATA, "compressed nothing");
      }
    }
    int opcode = message.opcode();
    message = last ? null : message;
    listener.message(opcode, payload, this);
    while (message == null && !pings.isEmpty()) {
      out.write(Header.PONG, 0, pings.remove());
    }
    if (message == null && heldClose != null) {
      close(heldClose);
    }
  }

  /** Sends a message, compressed when that was agreed. */
  void send(int opcode, byte[] payload) throws IOException {
    if (deflation == null) {
      out.write(opcode, 0, payload);
    } else {
      int rsv = rules.off(Defect.RSV1_UNSET) ? 0 : Header.RSV1;
      out.write(opcode, rsv, deflation.deflate(payload));
    }
  }

  private void control(Header header) throws IOException {
    if (header.length() > SMALL) {
      throw Failure.protocol("a control frame too long for anybody");
    }
    byte[] payload = new byte[(int) header.length()];
    int at = 0;
    for (int count = in.payload(piece); count > 0; count = in.payload(piece)) {
      System.arraycopy(piece, 0, payload, at, count);
      at += count;
    }
    switch (header.opcode()) {
      case Header.CLOSE -> closeOrHold(payload);
      case Header.PING -> ping(payload);
      case Header.PONG -> pong(payload);
      default -> {} // a reserved one that is to be skipped
    }
  }

  private void ping(byte[] payload) throws IOException {
    if (closed && rules.off(Defect.ECHO_AFTER_CLOSE) || rules.off(Defect.PING_UNANSWERED)) {
      return;
    }
    if (rules.off(Defect.CONTROL_ENDS_MESSAGE)) {
      message = null;
    }
    if (rules.off(Defect.PONG_LATE) && message != null) {
      pings.add(payload);
    } else {
      out.write(Header.PONG, 0, answer(payload));
    }
  }

  private byte[] answer(byte[] ping) {
    if (rules.off(Defect.PONG_EMPTY)) {
      return new byte[0];
    }
    if (rules.off(Defect.PONG_CUT)) {
      return Arrays.copyOf(ping, Math.min(ping.length, 124));
    }
    if (rules.off(Defect.PONG_TEXT)) {
      return new String(ping, StandardCharsets.US_ASCII)
          .replace('\ufffd', '?')
          .getBytes(StandardCharsets.US_ASCII);
    }
    return ping;
  }

  private void pong(byte[] payload) throws IOException {
    if (rules.off(Defect.PONG_REFUSED)) {
      throw Failure.protocol("a pong nobody asked for");
    }
    if (rules.off(Defect.PONG_ANSWERED)) {
      out.write(Header.PONG, 0, payload);
    }
  }

  private void closeOrHold(byte[] body) throws IOException {
    if (rules.off(Defect.CLOSE_IN_MESSAGE) && message != null) {
      heldClose = body;
    } else if (!closed && !rules.off(Defect.CLOSE_UNANSWERED)) {
      close(body);
    }
  }

  private void close(byte[] body) throws IOException {
    byte[] answer = closeRules.answer(body);
    boolean twice = rules.off(Defect.CLOSE_TWICE);
    boolean goesOn = rules.off(Defect.ECHO_AFTER_CLOSE) || rules.off(Defect.PONG_AFTER_CLOSE);
    sayGoodbye(answer, goesOn || twice);
    if (twice) {
      out.write(Header.CLOSE, 0, answer);
      over = true;
    }
  }
}
