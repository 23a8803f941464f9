package dev.wsproof.engine;

import dev.wsproof.deflate.PreparedMessages;
import dev.wsproof.handshake.AcceptKey;
import dev.wsproof.handshake.SecretFields;
import dev.wsproof.handshake.UpgradeRequest;
import dev.wsproof.observe.Observation;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.CloseExpectation.Party;
import dev.wsproof.script.ExpectedEvent;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.script.Watch;
import dev.wsproof.verdict.Judge;
import dev.wsproof.verdict.Verdict;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One case about the opening handshake on a virtual loop, with a peer made of text: no socket. */
final class OpeningBench {
  static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

  /** A good request to the server end. */
  static final String REQUEST =
      "GET /chat HTTP/1.1\r\nHost: h:1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Key: "
          + KEY
          + "\r\nSec-WebSocket-Version: 13\r\n\r\n";

  final VirtualLoop loop = new VirtualLoop();
  final List<String> writes = new ArrayList<>();
  boolean dropped;
  boolean reset;
  Observation observation;
  private final TestCase testCase;
  private final Conversation conversation;
  private final StringBuilder queued = new StringBuilder();

  /** We send "Hello" and want it back. */
  OpeningBench(Role role, HandshakeSpec spec) {
    this(role, spec, Set.of(), false);
  }

  /** We send "Hello" and want it back, and watch the client. */
  OpeningBench(Role role, HandshakeSpec spec, Set<Watch> watched, boolean nonceRepeated) {
    this(
        role,
        spec,
        List.of(new Step.SendFrame(FrameSpec.of(Opcode.TEXT, Payload.text("Hello")))),
        List.of(new ExpectedEvent.Message(Payload.text("Hello"), false)),
        watched,
        nonceRepeated);
  }

  OpeningBench(Role role, HandshakeSpec spec, List<Step> steps, List<ExpectedEvent> events) {
    this(role, spec, steps, events, Set.of(), false);
  }

  private OpeningBench(
      Role role,
      HandshakeSpec spec,
      List<Step> steps,
      List<ExpectedEvent> events,
      Set<Watch> watched,
      boolean nonceRepeated) {
    testCase = testCase(role, spec, steps, events, watched);
    OpeningHandshake opening =
        role == Role.CLIENT
            ? new ClientOpening(request(), SecretFields.USUAL, 65_536, List.of(), spec)
            : new ServerOpening("us", 65_536, List.of(), spec, nonceRepeated);
    conversation =
        new Conversation(
            role,
            testCase,
            EngineOptions.DEFAULT,
            Limits.FUNCTIONAL,
            opening,
            () -> 0,
            loop,
            Interaction.NONE,
            new PreparedMessages(),
            seen -> observation = seen);
    conversation.connected(new Wire());
    loop.settle();
  }

  private static UpgradeRequest request() {
    return new UpgradeRequest(
        "h", 1, false, "/chat", KEY, "us", null, List.of(), List.of(), List.of());
  }

  private static TestCase testCase(
      Role role,
      HandshakeSpec spec,
      List<Step> steps,
      List<ExpectedEvent> events,
      Set<Watch> watched) {
    List<Step> script = new ArrayList<>(steps);
    script.add(new Step.FailAfter(Duration.ofSeconds(1)));
    return TestCase.of(CaseId.of("0.99"), "test", "0.99")
        .steps(script)
        .outcomes(List.of(new Outcome(Outcome.Grade.OK, events, null)))
        .close(new CloseExpectation(Party.US, List.of(1000), false, false, false))
        .roles(Set.of(role))
        .handshake(spec)
        .watched(watched)
        .build();
  }

  /** A response with 101 and these fields. */
  static String response(String accept, String... fields) {
    StringBuilder text =
        new StringBuilder("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n")
            .append("Connection: Upgrade\r\nSec-WebSocket-Accept: ")
            .append(accept)
            .append("\r\n");
    for (String field : fields) {
      text.append(field).append("\r\n");
    }
    return text.append("\r\n").toString();
  }

  /** The peer sends text, an octet a character, in one read. */
  OpeningBench peer(String text) {
    conversation.received(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    loop.settle();
    return this;
  }

  /** The peer, a server that opens connections, answers by the RFC and echoes. */
  OpeningBench peerOpensAndEchoes(String key) {
    peer(response(AcceptKey.acceptFor(key)));
    return peer("\u0081\u0005Hello").peer("\u0088\u0002\u0003\u00e8").peerDrops();
  }

  /** The peer drops TCP. */
  OpeningBench peerDrops() {
    if (observation == null) {
      conversation.lost();
    }
    return this;
  }

  OpeningBench after(long millis) {
    loop.advance(Duration.ofMillis(millis));
    return this;
  }

  /** All we sent so far. */
  String sent() {
    return String.join("", writes);
  }

  Verdict verdict() {
    return Judge.judge(testCase, observation);
  }

  private final class Wire implements Connection {
    @Override
    public void write(ByteBuffer... octets) {
      for (ByteBuffer part : octets) {
        queued.append(StandardCharsets.ISO_8859_1.decode(part.duplicate()));
      }
    }

    @Override
    public void flush() {
      if (queued.length() > 0) {
        writes.add(queued.toString());
        queued.setLength(0);
      }
    }

    @Override
    public boolean isWritable() {
      return true;
    }

    @Override
    public long pendingOctets() {
      return 0;
    }

    @Override
    public void close() {
      flush();
      drop();
    }

    @Override
    public void abort() {
      drop();
    }

    @Override
    public void reset() {
      reset = true;
      drop();
    }

    @Override
    public void endSending() {
      throw new AssertionError("no case of this test ends its direction alone");
    }

    @Override
    public void read(boolean on) {
      throw new AssertionError("no case of this test stops reading");
    }

    private void drop() {
      dropped = true;
      loop.execute(conversation::lost);
    }
  }
}
