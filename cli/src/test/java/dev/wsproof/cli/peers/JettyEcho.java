package dev.wsproof.cli.peers;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** Jetty 12 as an echo server. */
final class JettyEcho implements EchoServer {
  private final Server server;
  private final ServerConnector connector;

  private JettyEcho(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  static JettyEcho start() throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(HOST);
    server.addConnector(connector);
    server.setHandler(
        WebSocketUpgradeHandler.from(
            server,
            container -> {
              container.setMaxTextMessageSize(MAX_MESSAGE_OCTETS);
              container.setMaxBinaryMessageSize(MAX_MESSAGE_OCTETS);
              container.setMaxFrameSize(MAX_MESSAGE_OCTETS);
              container.addMapping("/*", (request, response, callback) -> new Endpoint());
            }));
    server.start();
    return new JettyEcho(server, connector);
  }

  @Override
  public int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /** One connection; public because Jetty looks its methods up. */
  public static final class Endpoint implements Session.Listener {
    private Session session;

    @Override
    public void onWebSocketOpen(Session opened) {
      session = opened;
      session.demand();
    }

    @Override
    public void onWebSocketText(String message) {
      session.sendText(message, Callback.from(session::demand, failure -> {}));
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
      session.sendBinary(
          payload,
          Callback.from(
              () -> {
                callback.succeed();
                session.demand();
              },
              callback::fail));
    }

    @Override
    public void onWebSocketError(Throwable cause) {}
  }
}
