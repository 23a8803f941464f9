package dev.wsproof.run;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A driver on a plain socket: echoes texts that begin with {@code text}, answers a close frame,
 * remembers the last text. Written for frames of less than 126 octets, and independent of {@code
 * wire}. (The JDK's own client at times never reads what is glued to the 101.)
 */
final class Driver {
  private static final Executor THREADS =
      work -> {
        Thread thread = new Thread(work, "driver");
        thread.setDaemon(true);
        thread.start();
      };
  private static final int FIN = 0x80;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int MASKED = 0x80;

  private final Socket socket;
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private volatile String close = "";

  private Driver(Socket socket) {
    this.socket = socket;
  }

  /** Opens a connection; fails with an {@link IOException} when it is refused. */
  static CompletableFuture<Driver> connect(int port, String upgradeRequest) {
    CompletableFuture<Driver> opened = new CompletableFuture<>();
    THREADS.execute(
        () -> {
          try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            new Driver(socket).run(upgradeRequest, opened);
          } catch (IOException e) {
            opened.completeExceptionally(e);
          }
        });
    return opened;
  }

  /** Completes with the last text when the server has closed, exceptionally when it just left. */
  CompletableFuture<String> closed() {
    return closed;
  }

  /** Code and reason of the server's close frame. */
  String close() {
    return close;
  }

  /** Sends a text message. */
  void send(String text) throws IOException {
    send(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Leaves without a word. */
  void abort() throws IOException {
    socket.close();
  }

  private void run(String upgradeRequest, CompletableFuture<Driver> opened) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    socket.getOutputStream().write(upgradeRequest.getBytes(StandardCharsets.ISO_8859_1));
    String status = head(in).split("\r\n")[0];
    if (!status.startsWith("HTTP/1.1 101 ")) {
      throw new IOException(status);
    }
    opened.complete(this);
    try {
      converse(in);
    } catch (IOException | RuntimeException e) {
      closed.completeExceptionally(e);
    }
  }

  private void converse(DataInputStream in) throws IOException {
    String last = "";
    while (true) {
      int opcode = in.readUnsignedByte() & 0x0F;
      byte[] payload = in.readNBytes(in.readUnsignedByte());
      if (opcode == CLOSE) {
        send(CLOSE, payload);
        close = codeAndReason(payload);
        in.readAllBytes();
        closed.complete(last);
        return;
      }
      last = new String(payload, StandardCharsets.UTF_8);
      if (opcode == TEXT && last.startsWith("text ")) {
        send(last);
      }
    }
  }

  private static String codeAndReason(byte[] payload) {
    if (payload.length == 0) {
      return "";
    }
    int code = (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
    return code + " " + new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
  }

  /** With a masking key of zeros, which changes nothing (RFC 6455 §5.3). */
  private synchronized void send(int opcode, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(FIN | opcode);
    frame.write(MASKED | payload.length);
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    socket.getOutputStream().write(frame.toByteArray());
  }

  private static String head(DataInputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }
}
