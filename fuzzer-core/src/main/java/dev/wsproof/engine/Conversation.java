package dev.wsproof.engine;

import dev.wsproof.deflate.DeflateParameters;
import dev.wsproof.deflate.MessageDecompressor;
import dev.wsproof.deflate.PreparedMessages;
import dev.wsproof.observe.Event;
import dev.wsproof.observe.LogRow;
import dev.wsproof.observe.Observation;
import dev.wsproof.observe.OpeningFacts;
import dev.wsproof.observe.TranscriptRecorder;
import dev.wsproof.script.CloseExpectation.Party;
import dev.wsproof.script.CloseReason;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Payload;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import dev.wsproof.wire.Utf8Validator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Runs one test case over one connection, keeps its state and records what happens; judges nothing
 * (RFC 6455 §4, §5, §7). Confined to its event loop; ends in exactly one observation, in bounded
 * time whatever the peer does, as long as its script ends in a close, a close-after or a
 * fail-after.
 */
public final class Conversation implements ConnectionListener {
  private enum State {
    CONNECTING,
    OPEN,
    CLOSING,
    CLOSED
  }

  private static final int NORMAL = 1000;
  private static final int GOING_AWAY = 1001;
  private static final int PROTOCOL_ERROR = 1002;
  private static final int INVALID_PAYLOAD = 1007;
  private static final int TOO_BIG = 1009;

  private final Role role;
  private final TestCase testCase;
  private final EngineOptions options;
  private final Limits limits;
  private final OpeningHandshake handshake;
  private final EventLoop loop;
  private final Interaction interaction;
  private final Consumer<Observation> onEnd;

  private final TranscriptRecorder recorder;
  private final TrafficCounter traffic = new TrafficCounter();
  private final ChopQueue chopQueue;
  private final Outbound outbound;
  private final Inbound inbound;
  private final Performance performance;
  private final EchoCase echo;
  private final List<Event> received = new ArrayList<>();
  private final CloseNotes notes = new CloseNotes();

  private Connection connection;
  private DeflateParameters deflate;
  private long keptOctets;
  private State state = State.CONNECTING;
  private Instant started;
  private long openedAt;
  private boolean opened;
  private EventLoop.Timer openTimer;
  private EventLoop.Timer closeTimer;
  private EventLoop.Timer dropTimer;
  private EventLoop.Timer awaited;
  private long early;
  private long behind;

  /**
   * @param role which end we are
   * @param testCase what to do; what it expects decides only when we begin to close
   * @param options how our end behaves
   * @param limits what we keep of the peer's octets
   * @param handshake our side of the opening handshake
   * @param maskKeys where masking keys come from
   * @param loop the loop on which everything happens
   * @param interaction what to do besides the script
   * @param prepared makes the messages of echo loops
   * @param onEnd takes the observation, once, when TCP is gone; not called when there never was a
   *     connection
   */
  public Conversation(
      Role role,
      TestCase testCase,
      EngineOptions options,
      Limits limits,
      OpeningHandshake handshake,
      IntSupplier maskKeys,
      EventLoop loop,
      Interaction interaction,
      PreparedMessages prepared,
      Consumer<Observation> onEnd) {
    this.role = role;
    this.testCase = testCase;
    this.options = options;
    this.limits = limits;
    this.handshake = handshake;
    this.loop = loop;
    this.interaction = interaction;
    this.onEnd = onEnd;
    this.recorder = new TranscriptRecorder(limits.logRows());
    this.chopQueue = new ChopQueue(loop, recorder);
    this.outbound = new Outbound(role, options, recorder, traffic, maskKeys, chopQueue);
    Peer peer = new Peer();
    MessageSink messages = new MessageCollector(limits, peer);
    this.inbound = new Inbound(role, options, recorder, traffic, messages, peer);
    this.performance = new Performance(this, outbound, recorder, loop, testCase.steps());
    this.echo =
        new EchoCase(
            testCase,
            prepared,
            (step, source, compressed) ->
                new EchoLoop(this, outbound, recorder, traffic, loop, step, source, compressed));
  }

  @Override
  public void connected(Connection to) {
    connection = to;
    chopQueue.attach(to);
    started = loop.now();
    openTimer = limit(options.openHandshakeTimeout(), this::openHandshakeTimedOut);
    String begin = handshake.begin();
    if (!begin.isEmpty()) {
      sendHandshake(begin);
    }
  }

  @Override
  public void received(ByteBuffer octets) {
    if (state == State.CLOSED) {
      return;
    }
    recorder.octetsReceived(octets);
    if (awaited != null) {
      early += octets.remaining();
      return;
    }
    if (state == State.CONNECTING) {
      int before = octets.remaining();
      OpeningHandshake.Step step = handshake.read(octets);
      traffic.preopenReceived(before - octets.remaining());
      if (step == null) {
        return;
      }
      early = role == Role.SERVER ? octets.remaining() : 0;
      if (step.problem() == null && !handshake.delay().isZero()) {
        cancel(openTimer);
        awaited = loop.schedule(handshake.delay(), () -> answerLate(step));
        return;
      }
      answer(step);
    }
    if (state != State.CLOSED) {
      behind += octets.remaining();
      inbound.read(octets);
    }
  }

  private void answerLate(OpeningHandshake.Step step) {
    awaited = null;
    answer(step);
  }

  private void answer(OpeningHandshake.Step step) {
    cancel(openTimer);
    if (!step.reply().isEmpty()) {
      sendHandshake(step.reply());
    }
    if (step.problem() != null) {
      notes.wasNotCleanReason = step.problem();
      drop(!step.reply().isEmpty());
      return;
    }
    open();
  }

  private void sendHandshake(String text) {
    HandshakeSpec spec = testCase.handshake();
    if (spec == null) {
      outbound.handshake(text, Delivery.AT_ONCE);
      return;
    }
    int cut = text.length() - Math.min(spec.tail(), text.length() - 1);
    outbound.handshake(text.substring(0, cut), spec.delivery());
    if (cut < text.length()) {
      outbound.handshake(text.substring(cut), spec.delivery());
    }
  }

  @Override
  public void writable() {
    chopQueue.writable();
  }

  @Override
  public void lost() {
    chopQueue.stop();
    inbound.stop();
    echo.stop();
    inbound.release();
    cancel(openTimer);
    cancel(closeTimer);
    cancel(dropTimer);
    cancel(awaited);
    performance.stop();
    state = State.CLOSED;
    if (!notes.wasClean && !notes.droppedByMe && notes.wasNotCleanReason == null) {
      notes.wasNotCleanReason =
          opened
              ? "peer dropped the TCP connection without previous WebSocket closing handshake"
              : "peer dropped the TCP connection before the opening handshake was complete";
    }
    onEnd.accept(observation());
  }

  /** Does nothing: who made the conversation knows what to do. */
  @Override
  public void broken(Throwable cause) {}

  /** Does nothing: without a connection there is nothing to observe. */
  @Override
  public void failed(String sentence) {}

  /** Whether frames of a script still reach the wire: the connection is open or closing. */
  boolean isAlive() {
    return state == State.OPEN || state == State.CLOSING;
  }

  /** Whether nobody has begun to close. */
  boolean isOpen() {
    return state == State.OPEN;
  }

  /** Records an event; a peer that sends too many loses its connection. */
  void record(Event event) {
    if (received.size() >= limits.events()) {
      giveUp("peer sent more than " + limits.events() + " messages and pongs");
      return;
    }
    received.add(event);
  }

  /** Begins the closing handshake, if nobody has (RFC 6455 §7.1.2). */
  void close(Integer code, Payload reason) {
    sendClose(code, reason, false);
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
      sendClose(code, CloseReason.of(reason), false);
    } else {
      drop(true);
    }
  }

  /** Fails the connection as a script's fail-after asks for. */
  void failGoingAway() {
    fail(GOING_AWAY, "Going Away");
  }

  /** Runs the case's echo loop; closes when it cannot be run (RFC 7692 §5). */
  void echo() {
    if (state != State.OPEN || echo.hasBegun()) {
      return;
    }
    EchoLoop begun = echo.begin(role, deflate);
    if (begun == null) {
      close(NORMAL, null);
    } else {
      inbound.deliverTo(begun);
      begun.run();
    }
  }

  private void open() {
    state = State.OPEN;
    opened = true;
    openedAt = loop.nanoTime();
    deflate = handshake.deflate();
    if (deflate != null) {
      Role peer = role.peer();
      inbound.decompress(
          new MessageDecompressor(deflate.noContextTakeover(peer), deflate.maxWindowBits(peer)));
    }
    if (testCase.handshake() == null || testCase.handshake().isMeantFor(handshake.agreement())) {
      performance.begin();
    } else {
      close(NORMAL, null);
    }
    interaction.opened(performance);
  }

  private void sendClose(Integer code, Payload reason, boolean reply) {
    if (state != State.OPEN) {
      return;
    }
    echo.stop();
    traffic.end();
    outbound.frame(FrameSpec.of(Opcode.CLOSE, CloseFrame.payload(code, reason)));
    state = State.CLOSING;
    notes.closedByMe = !reply;
    notes.localCloseCode = code;
    notes.localCloseReason = reason == null ? null : CloseFrame.readable(reason.octets());
    if (!reply) {
      closeTimer = limit(options.closeHandshakeTimeout(), this::closeHandshakeTimedOut);
    }
  }

  private void drop(boolean flushFirst) {
    if (state == State.CLOSED) {
      return;
    }
    state = State.CLOSED;
    notes.droppedByMe = true;
    echo.stop();
    chopQueue.stop();
    inbound.stop();
    if (flushFirst) {
      connection.close();
    } else {
      connection.abort();
    }
  }

  /** Ends a connection that would cost too much memory. */
  void giveUp(String reason) {
    notes.wasNotCleanReason = reason;
    notes.failedByMe = true;
    notes.wasClean = false;
    drop(false);
  }

  /** Whether the peer does not read what we owe it. */
  boolean owesTooMuch() {
    return connection.pendingOctets() + chopQueue.waitingOctets() > limits.pendingOctets();
  }

  private byte[] withinLimit(byte[] kept) {
    if (keptOctets + kept.length > limits.keptOctets()) {
      return java.util.Arrays.copyOf(kept, Math.min(kept.length, LogRow.KEPT_OCTETS));
    }
    keptOctets += kept.length;
    return kept;
  }

  private void openHandshakeTimedOut() {
    if (state == State.CONNECTING) {
      notes.wasOpenHandshakeTimeout = true;
      notes.wasNotCleanReason = "peer did not finish (in time) the opening handshake";
      drop(false);
    }
  }

  private void closeHandshakeTimedOut() {
    if (state != State.CLOSED) {
      notes.wasClean = false;
      notes.wasCloseHandshakeTimeout = true;
      notes.wasNotCleanReason = "peer did not respond (in time) in closing handshake";
      drop(false);
    }
  }

  private void serverDropTimedOut() {
    if (state != State.CLOSED) {
      notes.wasClean = false;
      notes.wasServerConnectionDropTimeout = true;
      notes.wasNotCleanReason = "server did not drop TCP connection (in time)";
      drop(false);
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

  private void awaitServerDrop() {
    if (dropTimer == null && state != State.CLOSED) {
      // Deviation: the classic suite waits forever for a server that began to close; so do not we.
      dropTimer = limit(options.serverConnectionDropTimeout(), this::serverDropTimedOut);
    }
  }

  private void closeWhenDone() {
    if (echo.isOne() || !testCase.closesWhenDone() || testCase.close().by() != Party.US) {
      return;
    }
    for (Outcome outcome : testCase.outcomes()) {
      if (!outcome.matches(received)) {
        return;
      }
    }
    close(testCase.close().codes().get(0), null);
  }

  private Observation observation() {
    long nanos = opened ? loop.nanoTime() - openedAt : 0;
    return new Observation(
        role,
        opened,
        started,
        Duration.ofNanos(nanos),
        List.copyOf(received),
        notes.facts(),
        recorder.transcript(),
        handshake.request(),
        handshake.response(),
        handshake.peerName(),
        echo.facts(),
        testCase.deflate().isEmpty() ? null : traffic.stats(),
        testCase.handshake() == null
            ? null
            : new OpeningFacts(early, behind, handshake.agreement()));
  }

  /** What the peer does, as its frames tell. */
  private final class Peer implements Inbound.Listener, MessageCollector.Listener {
    @Override
    public void tooLong(long most) {
      if (deflate != null) {
        fail(TOO_BIG, "a message has more than " + most + " octets");
      }
    }

    @Override
    public void violated(int closeCode, String reason) {
      fail(closeCode, reason);
    }

    @Override
    public void message(byte[] kept, long length, boolean binary) {
      // Parity: messages after we failed the connection are not looked at, pongs are.
      if (!notes.failedByMe && isAlive()) {
        Event.Message message = new Event.Message(withinLimit(kept), length, binary);
        record(message);
        closeWhenDone();
        if (state == State.OPEN && owesTooMuch()) {
          giveUp("peer gives commands and does not read what it asked for");
        } else if (state == State.OPEN) {
          interaction.message(message, performance);
        }
      }
    }

    @Override
    public void ping(byte[] payload) {
      if (state == State.OPEN) {
        if (owesTooMuch()) {
          giveUp("peer sends pings and does not read the pongs");
          return;
        }
        outbound.frame(FrameSpec.of(Opcode.PONG, Payload.of(payload)));
      }
    }

    @Override
    public void pong(byte[] payload) {
      if (isAlive()) {
        record(new Event.Pong(payload));
        closeWhenDone();
      }
    }

    @Override
    public void close(Integer code, byte[] reason) {
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
        answeredOurClose();
      } else if (state == State.OPEN) {
        beganToClose();
      }
    }

    private void answeredOurClose() {
      cancel(closeTimer);
      notes.wasClean = true;
      if (role == Role.SERVER) {
        drop(true);
      } else {
        awaitServerDrop();
      }
    }

    private void beganToClose() {
      notes.wasClean = true;
      if (options.echoCloseCodeReason()) {
        Payload reason =
            notes.remoteCloseReason == null ? null : CloseReason.of(notes.remoteCloseReason);
        sendClose(notes.remoteCloseCode, reason, true);
      } else {
        sendClose(NORMAL, null, true);
      }
      if (role == Role.SERVER) {
        drop(true);
      } else {
        awaitServerDrop();
      }
    }
  }
}
