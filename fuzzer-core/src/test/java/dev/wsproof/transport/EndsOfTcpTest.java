package dev.wsproof.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wsproof.engine.Connection;
import dev.wsproof.engine.ConnectionListener;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a peer's socket sees the ways in which we end TCP, or stop reading. */
class EndsOfTcpTest {
  private final StreamConnector connector = new StreamConnector();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    connector.close();
    server.close();
  }

  @Test
  void aResetIsAReset() throws Exception {
    meet(Connection::reset);
    try (Socket peer = server.accept()) {
      assertThrows(SocketException.class, () -> peer.getInputStream().readAllBytes());
    }
  }

  @Test
  void anOrderlyEndIsAnEndBehindAllThatWasSaid() throws Exception {
    meet(
        connection -> {
          say(connection);
          connection.close();
        });
    try (Socket peer = server.accept()) {
      assertEquals("bye", text(peer.getInputStream()));
    }
  }

  @Test
  void whenWeHaveEndedOurDirectionWeStillHear() throws Exception {
    Listener listener =
        meet(
            connection -> {
              say(connection);
              connection.endSending();
            });
    try (Socket peer = server.accept()) {
      assertEquals("bye", text(peer.getInputStream()));
      peer.getOutputStream().write('a');
      assertEquals("a", listener.heard.get(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void nothingIsHeardUntilWeReadAgain() throws Exception {
    Listener listener = meet(connection -> connection.read(false));
    Connection connection = listener.connected.get(10, TimeUnit.SECONDS);
    try (Socket peer = server.accept()) {
      peer.getOutputStream().write('a');
      peer.shutdownOutput();
      assertEquals(false, listener.heard.isDone());
      connection.read(true);
      assertEquals("a", listener.heard.get(10, TimeUnit.SECONDS));
    }
  }

  private static void say(Connection connection) {
    connection.write(ByteBuffer.wrap("bye".getBytes(StandardCharsets.US_ASCII)));
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
  }

  private Listener meet(Consumer<Connection> atOnce) {
    Listener listener = new Listener(atOnce);
    connector.connect(
        new StreamConnector.Endpoint(
            server.getLocalSocketAddress(), null, null, true, Duration.ofSeconds(5)),
        loop -> listener);
    return listener;
  }

  /** Does one thing when it is connected, and remembers what it heard first. */
  private static final class Listener implements ConnectionListener {
    final CompletableFuture<Connection> connected = new CompletableFuture<>();
    final CompletableFuture<String> heard = new CompletableFuture<>();
    private final Consumer<Connection> atOnce;

    Listener(Consumer<Connection> atOnce) {
      this.atOnce = atOnce;
    }

    @Override
    public void connected(Connection connection) {
      atOnce.accept(connection);
      connected.complete(connection);
    }

    @Override
    public void received(ByteBuffer octets) {
      heard.complete(StandardCharsets.US_ASCII.decode(octets).toString());
    }

    @Override
    public void lost() {
      heard.complete("nothing");
    }

    @Override
    public void broken(Throwable cause) {
      heard.completeExceptionally(cause);
    }

    @Override
    public void failed(String sentence) {
      heard.complete(sentence);
    }
  }
}
