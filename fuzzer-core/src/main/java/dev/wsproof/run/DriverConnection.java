package dev.wsproof.run;

import dev.wsproof.engine.Connection;
import dev.wsproof.engine.ConnectionListener;
import dev.wsproof.engine.Conversation;
import dev.wsproof.engine.EngineOptions;
import dev.wsproof.engine.EventLoop;
import dev.wsproof.engine.Interaction;
import dev.wsproof.engine.Limits;
import dev.wsproof.engine.ServerOpening;
import dev.wsproof.handshake.HeadReader;
import dev.wsproof.handshake.MalformedHead;
import dev.wsproof.handshake.Refusal;
import dev.wsproof.handshake.RequestHead;
import dev.wsproof.handshake.ServerHandshake;
import dev.wsproof.observe.Observation;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * One connection to the fuzzing server: reads the request, decides what it is for, and hands it to
 * a conversation. Confined to its event loop. Bounded: a head has five seconds and 64 KiB.
 */
final class DriverConnection implements ConnectionListener {
  private static final Limits LIMITS = Limits.FUNCTIONAL;
  private static final Duration HEAD_TIME = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT_FOR_CASES = Duration.ofSeconds(5);

  private final FuzzingServer server;
  private final EventLoop loop;
  private final HeadReader head = new HeadReader(LIMITS.headOctets());

  private Connection connection;
  private EventLoop.Timer headTimer;
  private byte[] readAhead = {};
  private boolean decided;
  private boolean gone;
  private boolean nonceRepeated;
  private Conversation conversation;
  private Runnable stopWaiting = () -> {};

  DriverConnection(FuzzingServer server, EventLoop loop) {
    this.server = server;
    this.loop = loop;
  }

  @Override
  public void connected(Connection to) {
    connection = to;
    Duration limit = server.options().openHandshakeTimeout();
    headTimer =
        loop.schedule(limit.isZero() ? server.timeouts().of(HEAD_TIME) : limit, connection::abort);
  }

  @Override
  public void received(ByteBuffer octets) {
    if (conversation != null) {
      conversation.received(octets);
    } else if (decided) {
      keep(octets);
    } else if (head.read(octets)) {
      decided = true;
      headTimer.cancel();
      keep(octets);
      decide();
    } else if (head.isTooLong()) {
      decided = true;
      headTimer.cancel();
      refuse(431, "request: got a head of more than " + LIMITS.headOctets() + " octets");
    }
  }

  @Override
  public void writable() {
    if (conversation != null) {
      conversation.writable();
    }
  }

  @Override
  public void lost() {
    gone = true;
    if (headTimer != null) {
      headTimer.cancel();
    }
    stopWaiting.run();
    if (conversation != null) {
      conversation.lost();
    }
  }

  @Override
  public void broken(Throwable cause) {
    server.broken(cause);
  }

  /** A client that did not get through TLS is no client. */
  @Override
  public void failed(String sentence) {}

  private void keep(ByteBuffer octets) {
    int old = readAhead.length;
    if (old + octets.remaining() > LIMITS.headOctets()) {
      connection.abort();
      return;
    }
    readAhead = java.util.Arrays.copyOf(readAhead, old + octets.remaining());
    octets.get(readAhead, old, readAhead.length - old);
  }

  private void decide() {
    RequestHead request;
    try {
      request = RequestHead.parse(head.text());
    } catch (MalformedHead e) {
      refuse(400, e.getMessage());
      return;
    }
    if (isPlainGet(request)) {
      answer(StatusPage.response(server.name(), server.cases().size()));
      return;
    }
    nonceRepeated =
        request.first("Sec-WebSocket-Key").map(server.nonces()::isRepeated).orElse(false);
    Optional<Refusal> refusal = ServerHandshake.refusal(request);
    try {
      DriverRequest wish = DriverRequest.of(request, server.cases());
      if (refusal.isEmpty() || isJudged(wish)) {
        perform(wish);
        return;
      }
    } catch (DriverRequest.Refused e) {
      if (refusal.isEmpty()) {
        refuse(400, e.getMessage());
        return;
      }
    }
    answer(ServerHandshake.response(refusal.get()));
  }

  /** Where a case is about the opening handshake, a request that breaks a rule is its result. */
  private boolean isJudged(DriverRequest wish) {
    return wish instanceof DriverRequest.RunCase run && caseOf(run.number()).handshake() != null;
  }

  private static boolean isPlainGet(RequestHead request) {
    return request.method().equals("GET")
        && !request.hasToken("Upgrade", "websocket")
        && request.first("Sec-WebSocket-Key").isEmpty();
  }

  private void perform(DriverRequest request) {
    if (request instanceof DriverRequest.GetCaseCount) {
      say(String.valueOf(server.cases().size()));
    } else if (request instanceof DriverRequest.GetCaseInfo info) {
      say(server.messages().caseInfo(caseOf(info.number())));
    } else if (request instanceof DriverRequest.RunCase run) {
      runCase(run);
    } else if (request instanceof DriverRequest.GetCaseStatus status) {
      tellStatus(status);
    } else if (request instanceof DriverRequest.UpdateReports update) {
      updateReports(update);
    } else if (request instanceof DriverRequest.StopServer) {
      control(List.of(new Step.Close(null, null)), Interaction.NONE, seen -> server.stop());
    } else {
      control(List.of(), new DirectCommands(server.messages()), seen -> {});
    }
  }

  private void runCase(DriverRequest.RunCase run) {
    TestCase testCase = caseOf(run.number());
    if (server.isExcluded(run.agent(), testCase.id())) {
      control(List.of(new Step.Close(null, null)), Interaction.NONE, seen -> {});
    } else if (server.statuses().begin(run.agent(), testCase.id())) {
      server.started(run.agent(), testCase);
      converse(
          testCase,
          server.options(),
          Interaction.NONE,
          seen -> server.finished(run.agent(), run.number(), seen));
    } else {
      refuse(503, "/runCase: too many agents in one run; start another server");
    }
  }

  private void tellStatus(DriverRequest.GetCaseStatus status) {
    CaseId id = caseOf(status.number()).id();
    if (server.isExcluded(status.agent(), id)) {
      refuse(400, "/getCaseStatus: case " + id + " is not run with this agent");
      return;
    }
    Runnable waiting =
        server
            .statuses()
            .whenKnown(
                status.agent(),
                id,
                behavior -> later(() -> say(server.messages().caseStatus(behavior))));
    if (waiting == null) {
      refuse(503, "/getCaseStatus: too many drivers wait for results of cases they did not run");
    } else {
      stopWaiting = waiting;
    }
  }

  /** The reports are complete before the handshake is: drivers read them as soon as it is. */
  private void updateReports(DriverRequest.UpdateReports update) {
    boolean[] begun = new boolean[1];
    Runnable write =
        () -> {
          if (!begun[0]) {
            begun[0] = true;
            server.updateReports(update.agent(), () -> loop.execute(() -> reportsWritten(update)));
          }
        };
    EventLoop.Timer patience = loop.schedule(server.timeouts().of(LONGEST_WAIT_FOR_CASES), write);
    server
        .statuses()
        .whenIdle(
            update.agent(),
            () ->
                loop.execute(
                    () -> {
                      patience.cancel();
                      write.run();
                    }));
  }

  private void reportsWritten(DriverRequest.UpdateReports update) {
    if (gone) {
      updateIsOver(update);
      return;
    }
    control(List.of(new Step.Close(null, null)), Interaction.NONE, seen -> updateIsOver(update));
  }

  private void updateIsOver(DriverRequest.UpdateReports update) {
    server.updateIsOver();
    if (update.shutdown()) {
      server.stop();
    }
  }

  private TestCase caseOf(int number) {
    return server.cases().get(number - 1);
  }

  private void say(String text) {
    control(
        List.of(ControlCase.message(text), new Step.Close(null, null)),
        Interaction.NONE,
        seen -> {});
  }

  private void control(List<Step> steps, Interaction interaction, Consumer<Observation> onEnd) {
    converse(
        ControlCase.of(steps), server.timeouts().of(EngineOptions.DEFAULT), interaction, onEnd);
  }

  private void converse(
      TestCase testCase,
      EngineOptions options,
      Interaction interaction,
      Consumer<Observation> onEnd) {
    conversation =
        new Conversation(
            dev.wsproof.wire.Role.SERVER,
            testCase,
            options,
            LIMITS,
            new ServerOpening(
                server.name(),
                LIMITS.headOctets(),
                testCase.deflate(),
                testCase.handshake(),
                nonceRepeated),
            () -> ThreadLocalRandom.current().nextInt(),
            loop,
            interaction,
            server.prepared(),
            onEnd);
    conversation.connected(connection);
    byte[] request = head.text().getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer all = ByteBuffer.allocate(request.length + readAhead.length);
    conversation.received(all.put(request).put(readAhead).flip());
    readAhead = null;
  }

  private void later(Runnable work) {
    loop.execute(
        () -> {
          if (!gone) {
            work.run();
          }
        });
  }

  private void refuse(int status, String sentence) {
    answer(ServerHandshake.response(new Refusal(status, sentence, List.of())));
  }

  private void answer(String response) {
    connection.write(ByteBuffer.wrap(response.getBytes(StandardCharsets.ISO_8859_1)));
    connection.close();
  }
}
