package dev.wsproof.cli.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Hands a number of connections through to a server, then is gone. */
final class Relay implements AutoCloseable {
  private final URI server;
  private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

  Relay(URI server, int connections) throws IOException {
    this.server = server;
    Thread acceptor = new Thread(() -> accept(connections), "relay");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  private void accept(int connections) {
    try (listener) {
      for (int i = 0; i < connections; i++) {
        Socket client = listener.accept();
        Socket upstream = new Socket(server.getHost(), server.getPort());
        pump(client.getInputStream(), upstream);
        pump(upstream.getInputStream(), client);
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static void pump(InputStream from, Socket to) {
    Thread pump =
        new Thread(
            () -> {
              try (OutputStream out = to.getOutputStream()) {
                from.transferTo(out);
              } catch (IOException oneSideIsGone) {
                return;
              }
            },
            "relay connection");
    pump.setDaemon(true);
    pump.start();
  }

  String url() {
    return "ws://127.0.0.1:" + listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
