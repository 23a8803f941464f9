package dev.wsproof.engine;

import dev.wsproof.deflate.DeflateParameters;
import dev.wsproof.deflate.PreparedMessages;
import dev.wsproof.observe.Observation;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.CloseExpectation.Party;
import dev.wsproof.script.DeflateOffer;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Role;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One conversation on a virtual loop, with a peer made of hex: octets in, octets out, no socket.
 */
final class Bench {
  static final int KEY = 0x01020304;

  final VirtualLoop loop = new VirtualLoop();
  final List<String> segments = new ArrayList<>();
  boolean aborted;
  boolean dropped;
  boolean reset;
  boolean sendingEnded;
  boolean reading = true;
  long pending;
  boolean writable = true;
  Observation observation;
  private final Conversation conversation;
  private final ByteArrayOutputStream queued = new ByteArrayOutputStream();

  Bench(Role role, EngineOptions options, Step... steps) {
    this(role, options, testCase(List.of(), steps));
  }

  Bench(Role role, EngineOptions options, TestCase testCase) {
    this(role, options, testCase, null);
  }

  /**
   * @param deflate what the opening handshake agrees on; null for nothing
   */
  Bench(Role role, EngineOptions options, TestCase testCase, DeflateParameters deflate) {
    conversation =
        new Conversation(
            role,
            testCase,
            options,
            Limits.FUNCTIONAL,
            new OneOctetOpening(deflate),
            () -> KEY,
            loop,
            Interaction.NONE,
            new PreparedMessages(),
            seen -> observation = seen);
    conversation.connected(new Wire());
    loop.settle();
  }

  static TestCase testCase(List<Outcome> outcomes, Step... steps) {
    return testCase(List.of(), outcomes, steps);
  }

  static TestCase testCase(List<DeflateOffer> deflate, List<Outcome> outcomes, Step... steps) {
    return TestCase.of(CaseId.of("99.1"), "test", "99.1")
        .steps(List.of(steps))
        .outcomes(outcomes)
        .close(new CloseExpectation(Party.US, List.of(1000), true, false, false))
        .closesWhenDone(!outcomes.isEmpty())
        .deflate(deflate)
        .build();
  }

  /** Completes the opening handshake; the script begins. */
  Bench open() {
    return peer("21");
  }

  /** The peer sends octets, in one read. */
  Bench peer(String hex) {
    conversation.received(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    loop.settle();
    return this;
  }

  /** The peer sends octets, in one read. */
  Bench peer(byte[] octets) {
    conversation.received(ByteBuffer.wrap(octets));
    loop.settle();
    return this;
  }

  /** The peer has read what was pending. */
  Bench peerReads() {
    conversation.writable();
    loop.settle();
    return this;
  }

  /** The peer drops TCP. */
  Bench peerDrops() {
    conversation.lost();
    return this;
  }

  Bench after(long millis) {
    loop.advance(Duration.ofMillis(millis));
    return this;
  }

  /** All we sent so far. */
  String sent() {
    return String.join("", segments);
  }

  private final class Wire implements Connection {
    @Override
    public void write(ByteBuffer... octets) {
      for (ByteBuffer part : octets) {
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        queued.writeBytes(copy);
      }
    }

    @Override
    public void flush() {
      if (queued.size() > 0) {
        segments.add(HexFormat.of().formatHex(queued.toByteArray()));
        queued.reset();
      }
    }

    @Override
    public boolean isWritable() {
      return writable;
    }

    @Override
    public long pendingOctets() {
      return pending;
    }

    @Override
    public void close() {
      flush();
      drop();
    }

    @Override
    public void abort() {
      aborted = true;
      drop();
    }

    @Override
    public void reset() {
      flush();
      reset = true;
      drop();
    }

    @Override
    public void endSending() {
      flush();
      sendingEnded = true;
    }

    @Override
    public void read(boolean on) {
      reading = on;
    }

    private void drop() {
      dropped = true;
      loop.execute(conversation::lost);
    }
  }

  /** An opening handshake that is done when one octet came. */
  private record OneOctetOpening(DeflateParameters deflate) implements OpeningHandshake {
    @Override
    public String begin() {
      return "";
    }

    @Override
    public Step read(ByteBuffer octets) {
      octets.get();
      return new Step("", null);
    }

    @Override
    public String request() {
      return "";
    }

    @Override
    public String response() {
      return "";
    }

    @Override
    public String peerName() {
      return null;
    }
  }
}
