package dev.wsproof.run;

import dev.wsproof.handshake.AcceptKey;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small blocking echo server for tests: unfragmented frames up to 125 octets, pongs, close
 * replies. Stops taking connections after a number of them.
 */
final class EchoServer implements AutoCloseable {
  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger left;

  EchoServer(ServerSocket server, int connections) {
    this.server = server;
    this.left = new AtomicInteger(connections);
    threads.execute(this::accept);
  }

  static EchoServer forConnections(int connections) throws IOException {
    return new EchoServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), connections);
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        if (left.decrementAndGet() == 0) {
          server.close(); // before the last one is served, so that nobody waits in the backlog
        }
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed: the test is over
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.readUnsignedByte());
      }
      String key = head.toString().split("Sec-WebSocket-Key: ")[1].split("\r\n")[0];
      String response =
          "HTTP/1.1 101 Switching Protocols\r\nServer: tiny/1\r\nUpgrade: websocket\r\n"
              + "Connection: Upgrade\r\nSec-WebSocket-Accept: "
              + AcceptKey.acceptFor(key)
              + "\r\n\r\n";
      out.write(response.getBytes(StandardCharsets.ISO_8859_1));
      while (true) {
        int first = in.readUnsignedByte();
        byte[] frame = new byte[(in.readUnsignedByte() & 0x7F) + 4];
        in.readFully(frame);
        byte[] reply = new byte[frame.length - 2];
        reply[0] = (byte) ((first & 0x0F) == 9 ? 0x8A : first);
        reply[1] = (byte) (frame.length - 4);
        for (int i = 4; i < frame.length; i++) {
          reply[i - 2] = (byte) (frame[i] ^ frame[i % 4]);
        }
        out.write(reply);
        if ((first & 0x0F) == 8) {
          return;
        }
      }
    } catch (EOFException e) {
      // the fuzzer is done
    } catch (IOException | RuntimeException e) {
      // a broken connection ends this connection only
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
  }
}
