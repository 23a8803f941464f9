package dev.wsproof.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.deflate.PreparedMessages;
import dev.wsproof.handshake.HeaderField;
import dev.wsproof.handshake.UpgradeRequest;
import dev.wsproof.observe.Event;
import dev.wsproof.observe.Observation;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two conversations, one in each role, joined by a pipe: the engine speaks with itself. */
class TwoEndsTest {
  private static final int MOST_HEAD_OCTETS = Limits.FUNCTIONAL.headOctets();

  private final VirtualLoop loop = new VirtualLoop();
  private Observation clientSaw;
  private Observation serverSaw;

  @Test
  void bothEndsOpenTalkAndCloseCleanly() {
    Step text = new Step.SendFrame(FrameSpec.of(Opcode.TEXT, Payload.text("hello")));
    Step ping = new Step.SendFrame(FrameSpec.of(Opcode.PING, Payload.text("?")));
    join(request(List.of()), List.of(text), List.of(ping, new Step.Close(1000, null)));

    assertTrue(clientSaw.opened());
    assertTrue(serverSaw.opened());
    assertEquals(
        List.of(new Event.Message("hello".getBytes(), false), new Event.Pong("?".getBytes())),
        serverSaw.received());
    assertTrue(serverSaw.close().closedByMe());
    assertTrue(serverSaw.close().wasClean());
    assertTrue(serverSaw.close().droppedByMe());
    assertFalse(clientSaw.close().closedByMe());
    assertTrue(clientSaw.close().wasClean());
    assertFalse(clientSaw.close().droppedByMe());
    assertEquals(clientSaw.httpRequest(), serverSaw.httpRequest());
    assertEquals(clientSaw.httpResponse(), serverSaw.httpResponse());
    assertEquals("the server", clientSaw.peerName());
    assertEquals("the client", serverSaw.peerName());
  }

  @Test
  void theServersFirstFrameLeavesInOneSegmentWithItsAnswer() {
    Step text = new Step.SendFrame(FrameSpec.of(Opcode.TEXT, Payload.text("247")));
    List<Integer> segments =
        join(request(List.of()), List.of(), List.of(text, new Step.Close(1000, null)));
    String response = serverSaw.httpResponse();
    assertEquals(response.length() + 5 + 4, segments.get(0)); // 101, 8103 "247", 8802 1000
  }

  @Test
  void aRequestWithoutARightVersionIsRefusedAndNeitherEndOpens() {
    join(request(List.of(new HeaderField("Sec-WebSocket-Version", "8"))), List.of(), List.of());
    assertFalse(clientSaw.opened());
    assertFalse(serverSaw.opened());
    assertTrue(clientSaw.httpResponse().startsWith("HTTP/1.1 4"));
    assertTrue(serverSaw.close().droppedByMe());
    assertNull(serverSaw.close().remoteCloseCode());
  }

  private static UpgradeRequest request(List<HeaderField> more) {
    return new UpgradeRequest(
        "localhost",
        9001,
        false,
        "/",
        "dGhlIHNhbXBsZSBub25jZQ==",
        "the client",
        null,
        List.of(),
        List.of(),
        more);
  }

  /** Runs both ends until nothing happens any more; returns the sizes of the server's segments. */
  private List<Integer> join(UpgradeRequest request, List<Step> client, List<Step> server) {
    Conversation ours =
        conversation(
            Role.CLIENT,
            client,
            new ClientOpening(request, MOST_HEAD_OCTETS),
            seen -> clientSaw = seen);
    Conversation theirs =
        conversation(
            Role.SERVER,
            server,
            new ServerOpening("the server", MOST_HEAD_OCTETS),
            seen -> serverSaw = seen);
    Pipe toServer = new Pipe(ours, theirs);
    Pipe toClient = new Pipe(theirs, ours);
    toServer.other = toClient;
    toClient.other = toServer;
    theirs.connected(toClient);
    ours.connected(toServer);
    loop.settle();
    return toClient.segments;
  }

  private Conversation conversation(
      Role role,
      List<Step> steps,
      OpeningHandshake opening,
      java.util.function.Consumer<Observation> onEnd) {
    return new Conversation(
        role,
        Bench.testCase(List.of(), steps.toArray(Step[]::new)),
        EngineOptions.DEFAULT,
        Limits.FUNCTIONAL,
        opening,
        () -> Bench.KEY,
        loop,
        Interaction.NONE,
        new PreparedMessages(),
        onEnd);
  }

  /** One direction of a connection; a flush is a segment and arrives a turn later. */
  private final class Pipe implements Connection {
    private final Conversation from;
    private final Conversation to;
    private final List<Integer> segments = new ArrayList<>();
    private ByteBuffer queued = ByteBuffer.allocate(1 << 16);
    private Pipe other;
    private boolean gone;

    Pipe(Conversation from, Conversation to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public void write(ByteBuffer... octets) {
      for (ByteBuffer part : octets) {
        queued.put(part);
      }
    }

    @Override
    public void flush() {
      ByteBuffer segment = queued.flip();
      queued = ByteBuffer.allocate(1 << 16);
      if (segment.hasRemaining()) {
        segments.add(segment.remaining());
        loop.execute(
            () -> {
              if (!other.gone) {
                to.received(segment);
              }
            });
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
      abort();
    }

    @Override
    public void abort() {
      loop.execute(
          () -> {
            end(this, from);
            end(other, to);
          });
    }

    @Override
    public void reset() {
      abort();
    }

    @Override
    public void endSending() {
      throw new AssertionError("no case of this test ends its direction alone");
    }

    @Override
    public void read(boolean on) {
      throw new AssertionError("no case of this test stops reading");
    }

    private void end(Pipe pipe, Conversation conversation) {
      if (!pipe.gone) {
        pipe.gone = true;
        conversation.lost();
      }
    }
  }
}
