package dev.wsproof.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.engine.Connection;
import dev.wsproof.engine.ConnectionListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a peer said before it left is read, even when it is found out by writing that it left. */
class LastWordsTest {
  @TempDir private Path directory;

  @Test
  void overTcp() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      assertEquals(
          "bye",
          heard(server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), 1000));
    }
  }

  @Test
  void overAUnixDomainSocket() throws Exception {
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      assertEquals(
          "bye", heard(server.bind(UnixDomainSocketAddress.of(directory.resolve("s"))), 1000));
    }
  }

  /** What a listener hears that only writes until the peer is gone. */
  private static String heard(ServerSocketChannel server, int writes) throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    CompletableFuture<String> heard = new CompletableFuture<>();
    SocketAddress address = server.getLocalAddress();
    try (StreamConnector connector = new StreamConnector()) {
      connector.connect(
          new StreamConnector.Endpoint(address, null, null, true, Duration.ofSeconds(5)),
          loop -> new Talker(left, writes, heard));
      try (SocketChannel client = server.accept()) {
        client.write(ByteBuffer.wrap("bye".getBytes(StandardCharsets.US_ASCII)));
      }
      left.countDown();
      return heard.get(10, TimeUnit.SECONDS);
    }
  }

  /** Holds the loop until the peer has left, then writes much, a flush each. */
  private record Talker(CountDownLatch left, int writes, CompletableFuture<String> heard)
      implements ConnectionListener {
    @Override
    public void connected(Connection connection) {
      try {
        left.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      for (int i = 0; i < writes; i++) {
        connection.write(ByteBuffer.wrap(new byte[100]));
        connection.flush();
      }
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
