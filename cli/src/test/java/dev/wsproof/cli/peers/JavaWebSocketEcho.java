package dev.wsproof.cli.peers;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;

/** Java-WebSocket as an echo server. */
public final class JavaWebSocketEcho implements EchoServer {
  private static final int WORKERS = 2;
  private static final int START_SECONDS = 10;

  private final Server server;

  private JavaWebSocketEcho(Server server) {
    this.server = server;
  }

  /** Starts one that speaks plain TCP. */
  static JavaWebSocketEcho start() throws Exception {
    return start(new Server());
  }

  /** Starts one that speaks TLS. */
  public static JavaWebSocketEcho start(SSLContext tls) throws Exception {
    Server server = new Server();
    server.setWebSocketFactory(new DefaultSSLWebSocketServerFactory(tls));
    return start(server);
  }

  private static JavaWebSocketEcho start(Server server) throws Exception {
    server.start();
    server.started.get(START_SECONDS, TimeUnit.SECONDS);
    return new JavaWebSocketEcho(server);
  }

  @Override
  public int port() {
    return server.getPort();
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

    Server() {
      super(
          new InetSocketAddress(HOST, 0),
          WORKERS,
          List.of(new Draft_6455(new PerMessageDeflateExtension())));
      setTcpNoDelay(true);
      setConnectionLostTimeout(0);
    }

    @Override
    public void onStart() {
      started.complete(null);
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
      socket.send(message);
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
