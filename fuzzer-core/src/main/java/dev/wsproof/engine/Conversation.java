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
import dev.wsproof.script.Delivery;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Payload;
import dev.wsproof.script.TcpEnd;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Runs one test case over one connection, keeps its state and records what happens; judges nothing
 * (RFC 6455 §4, §5, §7). Confined to its event loop; ends in exactly one observation, in bounded
 * time whatever the peer does, as long as its script ends in a close, a close-after, a fail-after
 * or a drop.
 */
public final class Conversation implements ConnectionListener {
  private static final int NORMAL = 1000;
  private static final int GOING_AWAY = 1001;
  private static final int TOO_BIG = 1009;
  private static final byte[] GET = {'G', 'E', 'T', ' '};

  /** How long the peer may look at half a head before TCP ends, where a case wants that. */
  private static final Duration TIME_FOR_HALF_A_HEAD = Duration.ofMillis(100);

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
  private final ClosingHandshake closing;

  private Connection connection;
  private DeflateParameters deflate;
  private long keptOctets;
  private Instant started;
  private long openedAt;
  private EventLoop.Timer awaited;
  private long early;
  private long behind;
  private boolean requestBehind;

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
    this.closing = new ClosingHandshake(role, options, loop, outbound, new Ending());
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
    closing.connected();
    String begin = handshake.begin();
    if (!begin.isEmpty() && !isCut(begin)) {
      sendHandshake(begin);
    }
  }

  @Override
  public void received(ByteBuffer octets) {
    if (closing.isClosed()) {
      return;
    }
    recorder.octetsReceived(octets);
    if (awaited != null) {
      early += octets.remaining();
      return;
    }
    if (closing.isConnecting()) {
      int before = octets.remaining();
      OpeningHandshake.Step step = handshake.read(octets);
      traffic.preopenReceived(before - octets.remaining());
      if (step == null) {
        return;
      }
      early = role == Role.SERVER ? octets.remaining() : 0;
      if (step.problem() == null && !handshake.delay().isZero()) {
        closing.peerHasOpened();
        awaited = loop.schedule(handshake.delay(), () -> answerLate(step));
        return;
      }
      answer(step);
    }
    if (!closing.isClosed()) {
      requestBehind |= behind == 0 && beginsRequest(octets);
      behind += octets.remaining();
      inbound.read(octets);
    }
  }

  private static boolean beginsRequest(ByteBuffer octets) {
    return octets.remaining() >= GET.length
        && octets.slice(octets.position(), GET.length).equals(ByteBuffer.wrap(GET));
  }

  private void answerLate(OpeningHandshake.Step step) {
    awaited = null;
    answer(step);
  }

  private void answer(OpeningHandshake.Step step) {
    closing.peerHasOpened();
    if (step.problem() == null && isCut(step.reply())) {
      return;
    }
    if (!step.reply().isEmpty()) {
      sendHandshake(step.reply());
    }
    if (step.problem() != null) {
      closing.refused(step.problem(), !step.reply().isEmpty());
      return;
    }
    open();
  }

  /** Sends a part of our head and then drops TCP, if the case wants that. */
  private boolean isCut(String text) {
    HandshakeSpec.Cut cut = testCase.handshake() == null ? null : testCase.handshake().cut();
    if (cut == null || text.isEmpty()) {
      return false;
    }
    outbound.handshake(
        text.substring(0, Math.min(cut.octets(), text.length() - 1)), Delivery.AT_ONCE);
    EventLoop.Timer end = loop.schedule(TIME_FOR_HALF_A_HEAD, () -> drop(cut.how()));
    if (role == Role.SERVER) {
      awaited = end; // the client has said what it may say by now
    }
    return true;
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
    if (awaited != null) {
      awaited.cancel();
    }
    performance.stop();
    closing.lost();
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
    return closing.isAlive();
  }

  /** Whether nobody has begun to close. */
  boolean isOpen() {
    return closing.isOpen();
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
    closing.begin(code, reason);
  }

  /** Fails the connection as a script's fail-after asks for. */
  void failGoingAway() {
    closing.fail(GOING_AWAY, "Going Away");
  }

  /** Ends TCP, or our direction of it. */
  void drop(TcpEnd how) {
    closing.leave(how);
  }

  /** Reads nothing from the peer, or goes on reading. */
  void read(boolean on) {
    connection.read(on);
  }

  /** As server, waits so long after the closing handshake before it drops TCP. */
  void holdTcp(Duration time, String tag) {
    closing.hold(time, tag);
  }

  /** Runs the case's echo loop; closes when it cannot be run (RFC 7692 §5). */
  void echo() {
    if (!isOpen() || echo.hasBegun()) {
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
    closing.opened();
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

  /** Ends a connection that would cost too much memory. */
  void giveUp(String reason) {
    closing.giveUp(reason);
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
    long nanos = closing.wasOpen() ? loop.nanoTime() - openedAt : 0;
    return new Observation(
        role,
        closing.wasOpen(),
        started,
        Duration.ofNanos(nanos),
        List.copyOf(received),
        closing.facts(),
        recorder.transcript(),
        handshake.request(),
        handshake.response(),
        handshake.peerName(),
        echo.facts(),
        testCase.deflate().isEmpty() ? null : traffic.stats(),
        testCase.handshake() == null
            ? null
            : new OpeningFacts(
                early, behind, requestBehind, handshake.nonceRepeated(), handshake.agreement()),
        null);
  }

  /** What has to stop when the connection comes to its end. */
  private final class Ending implements ClosingHandshake.Listener {
    @Override
    public void closing() {
      echo.stop();
      traffic.end();
    }

    @Override
    public void bothHaveClosed() {
      inbound.onlyRecord();
    }

    @Override
    public void drop(boolean flushFirst) {
      stop();
      if (flushFirst) {
        connection.close();
      } else {
        connection.abort();
      }
    }

    @Override
    public void reset() {
      stop();
      connection.reset();
    }

    @Override
    public void endSending() {
      connection.endSending();
    }

    @Override
    public void held(String tag) {
      record(new Event.Timeout(tag));
    }

    private void stop() {
      echo.stop();
      chopQueue.stop();
      inbound.stop();
    }
  }

  /** What the peer does, as its frames tell. */
  private final class Peer implements Inbound.Listener, MessageCollector.Listener {
    @Override
    public void tooLong(long most) {
      if (deflate != null) {
        closing.fail(TOO_BIG, "a message has more than " + most + " octets");
      }
    }

    @Override
    public void violated(int closeCode, String reason) {
      closing.fail(closeCode, reason);
    }

    @Override
    public void message(byte[] kept, long length, boolean binary) {
      // Parity: messages after we failed the connection are not looked at, pongs are.
      if (!closing.hasFailed() && isAlive()) {
        Event.Message message = new Event.Message(withinLimit(kept), length, binary);
        record(message);
        closeWhenDone();
        if (isOpen() && owesTooMuch()) {
          giveUp("peer gives commands and does not read what it asked for");
        } else if (isOpen()) {
          interaction.message(message, performance);
        }
      }
    }

    @Override
    public void ping(byte[] payload) {
      if (isOpen()) {
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
      closing.received(code, reason);
    }
  }
}
