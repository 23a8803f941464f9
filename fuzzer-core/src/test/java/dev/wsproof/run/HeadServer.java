package dev.wsproof.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** For each connection reads one head, answers it, and waits for the other side to leave. */
final class HeadServer implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> heads = new CopyOnWriteArrayList<>();

  /**
   * @param answers from head to answer; null to close without one
   */
  HeadServer(UnaryOperator<String> answers) throws IOException {
    Thread thread = new Thread(() -> serve(answers), "head server");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return server.getLocalPort();
  }

  /** The heads so far. */
  List<String> heads() {
    return heads;
  }

  private void serve(UnaryOperator<String> answers) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          head.append((char) in.read());
        }
        heads.add(head.toString());
        String answer = answers.apply(head.toString());
        if (answer != null) {
          OutputStream out = socket.getOutputStream();
          out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
          in.transferTo(OutputStream.nullOutputStream());
        }
      } catch (IOException e) {
        // this connection is over, or all of them are
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
