package dev.wsproof.junit.example;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** A server made with Java-WebSocket: sends back what comes, or something else. */
public final class EchoServer implements AutoCloseable {
  private static final int START_SECONDS = 10;

  private final Server server;

  private EchoServer(Server server) {
    this.server = server;
  }

  /** Starts one that echoes. */
  public static EchoServer start() throws Exception {
    return start(UnaryOperator.identity());
  }

  /** Starts one that answers text with something else. */
  public static EchoServer start(UnaryOperator<String> answer) throws Exception {
    Server server = new Server(answer);
    server.start();
    server.started.get(START_SECONDS, TimeUnit.SECONDS);
    return new EchoServer(server);
  }

  /** Where it is. */
  public URI uri() {
    return URI.create("ws://127.0.0.1:" + server.getPort());
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Server extends WebSocketServer {
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final UnaryOperator<String> answer;

    Server(UnaryOperator<String> answer) {
      super(new InetSocketAddress("127.0.0.1", 0), 2, List.of(new Draft_6455()));
      this.answer = answer;
      setConnectionLostTimeout(0);
    }

    @Override
    public void onStart() {
      started.complete(null);
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
      socket.send(answer.apply(message));
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer message) {
      socket.send(message);
    }

    @Override
    public void onError(WebSocket socket, Exception error) {
      if (socket == null) {
        started.completeExceptionally(error);
      }
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {}

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}
  }
}
