package dev.wsproof.cli.modes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cli.testee.ServerTls;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Echo and broadcast, clients and servers, with each other. */
@Timeout(30)
class MessageModesTest {
  private static final List<InetAddress> LOOPBACK = List.of(InetAddress.getLoopbackAddress());
  private static final Duration BRIEF = Duration.ofMillis(5);
  private static final Duration NEVER = Duration.ofDays(1);

  private final Connector connector = new Connector("test", false, true);

  @AfterEach
  void stop() {
    connector.close();
  }

  @Test
  void echoClientHearsItsOwnWordsInTheirOrder() throws Exception {
    try (RunningServer server = EchoServer.start(LOOPBACK, 0, null)) {
      List<String> heard = new ArrayList<>();

      new MessageClient(connector, uri(server), "Hello", heard::add).run(BRIEF, 3);

      assertEquals(List.of("Hello 1", "Hello 2", "Hello 3"), heard);
    }
  }

  @Test
  void echoServerTakesEveryPathAndBinaryMessages() throws Exception {
    try (RunningServer server = EchoServer.start(LOOPBACK, 0, null)) {
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      Channel channel = connector.open(uri(server).resolve("/a/b?c"), hearing(heard)).get();

      byte[] large = new byte[100_000];
      channel.writeAndFlush(new BinaryWebSocketFrame(channel.alloc().buffer().writeBytes(large)));

      assertEquals("(binary, 100000 octets)", heard.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void everybodyHearsWhatOneSays() throws Exception {
    try (BroadcastServer server = BroadcastServer.start(LOOPBACK, 0, null, NEVER)) {
      BlockingQueue<String> first = new LinkedBlockingQueue<>();
      BlockingQueue<String> second = new LinkedBlockingQueue<>();
      connector.open(uri(server), hearing(first)).get();
      Channel speaker = connector.open(uri(server), hearing(second)).get();

      speaker.writeAndFlush(new TextWebSocketFrame("news"));

      assertEquals("news", first.poll(10, TimeUnit.SECONDS));
      assertEquals("news", second.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void everybodyHearsTicks() throws Exception {
    try (BroadcastServer server = BroadcastServer.start(LOOPBACK, 0, null, BRIEF)) {
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      connector.open(uri(server), hearing(heard)).get();

      String tick = heard.poll(10, TimeUnit.SECONDS);

      assertTrue(tick.matches("tick \\d+"), tick);
      int next = Integer.parseInt(tick.substring(5)) + 1;
      assertEquals("tick " + next, heard.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void clientsThatDoNotReadCostNoMemory() throws Exception {
    try (BroadcastServer server = BroadcastServer.start(LOOPBACK, 0, null, NEVER);
        Connector plain = new Connector("test", false, false)) {
      Channel slow = plain.open(uri(server), hearing(new LinkedBlockingQueue<>())).get();
      slow.config().setAutoRead(false);
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      Channel speaker = plain.open(uri(server), hearing(heard)).get();
      String word = "x".repeat(100_000);

      while (server.dropped() == 0) {
        speaker.writeAndFlush(new TextWebSocketFrame(word)).sync();
        assertEquals(word, heard.poll(10, TimeUnit.SECONDS));
      }

      assertTrue(slow.isOpen());
    }
  }

  @Test
  void clientSaysThatTheServerIsGone() throws Exception {
    try (FakeServer server = new FakeServer(0, "last words")) {
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();

      IOException failure =
          assertThrows(
              IOException.class,
              () ->
                  new MessageClient(connector, server.uri(), "Hello", heard::add)
                      .run(Duration.ofMinutes(1), 0));

      assertEquals(server.uri() + ": the server ended the connection", failure.getMessage());
      assertEquals(List.of("last words"), List.copyOf(heard));
    }
  }

  @Test
  void clientSaysWithWhatItWasRefused() throws Exception {
    try (RunningServer server = EchoServer.start(LOOPBACK, 0, null)) {
      URI tls = URI.create("wss://127.0.0.1:" + server.port());

      IOException failure =
          assertThrows(
              IOException.class,
              () -> new MessageClient(connector, tls, "Hello", text -> {}).run(BRIEF, 1));

      assertTrue(failure.getMessage().startsWith(tls + ": "), failure.getMessage());
    }
  }

  @Test
  void serversSayWhyTheyCannotListen() throws Exception {
    try (RunningServer server = EchoServer.start(LOOPBACK, 0, null)) {
      IOException taken =
          assertThrows(
              IOException.class, () -> EchoServer.start(LOOPBACK, server.port(), null).close());

      String start = "cannot listen on 127.0.0.1 port " + server.port() + ": ";
      assertTrue(taken.getMessage().startsWith(start), taken.getMessage());
    }
  }

  @Test
  void serverAwaitsItsEnd() throws Exception {
    RunningServer server = EchoServer.start(LOOPBACK, 0, null);
    CompletableFuture<Void> ended =
        CompletableFuture.runAsync(
            () -> {
              try {
                server.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });

    server.close();

    ended.get(10, TimeUnit.SECONDS);
  }

  @Test
  void tlsWantsBothFiles(@TempDir Path directory) {
    Path nowhere = directory.resolve("nowhere.pem");

    assertEquals(
        "wss: wants a certificate and its key, PEM files: --cert and --key",
        assertThrows(IOException.class, () -> ServerTls.of(null, nowhere)).getMessage());
    assertEquals(
        nowhere + ": cannot be read, wanted a PEM file",
        assertThrows(IOException.class, () -> ServerTls.of(nowhere, nowhere)).getMessage());
  }

  @Test
  void messagesThatAreNotTextAreToldByTheirLength() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    EmbeddedChannel channel = new EmbeddedChannel(new Messages(heard::add));

    channel.writeInbound(new BinaryWebSocketFrame());

    assertEquals(List.of("(binary, 0 octets)"), heard);
  }

  private static Messages hearing(BlockingQueue<String> heard) {
    return new Messages(heard::add);
  }

  private static URI uri(RunningServer server) {
    return URI.create("ws://127.0.0.1:" + server.port());
  }
}
