package dev.wsproof.junit.example;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;

/** A client made with Java-WebSocket: sends back what comes. */
public final class EchoClient {
  private EchoClient() {}

  /** Connects, and returns when the connection is closed. */
  public static void echoUntilClosed(URI url) throws InterruptedException {
    Client client = new Client(url);
    client.connect();
    client.closed.await();
  }

  private static final class Client extends WebSocketClient {
    private final CountDownLatch closed = new CountDownLatch(1);

    Client(URI url) {
      super(url, new Draft_6455());
      setTcpNoDelay(true);
      setConnectionLostTimeout(0);
    }

    @Override
    public void onMessage(String message) {
      send(message);
    }

    @Override
    public void onMessage(ByteBuffer message) {
      send(message);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      closed.countDown();
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onError(Exception error) {}
  }
}
