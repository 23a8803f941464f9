package dev.wsproof.cli.modes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A server that drops some connections before it opens any, then sends one text message with the
 * response in one piece, closes, and waits for the end.
 */
final class FakeServer implements AutoCloseable {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final String text;
  private int toDrop;

  FakeServer(int toDrop, String text) throws IOException {
    this.toDrop = toDrop;
    this.text = text;
    Thread thread = new Thread(this::serve, "fake server");
    thread.setDaemon(true);
    thread.start();
  }

  URI uri() {
    return URI.create("ws://127.0.0.1:" + listener.getLocalPort());
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        if (toDrop > 0) {
          toDrop--;
        } else {
          answer(socket);
        }
      } catch (IOException e) {
        continue; // the client went away, or the test is over
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    String key = head.toString().replaceFirst("(?is).*sec-websocket-key: *(\\S+).*", "$1");
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    byte[] response =
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + accept(key)
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    OutputStream out = socket.getOutputStream();
    byte[] all = new byte[response.length + 2 + message.length + 4];
    System.arraycopy(response, 0, all, 0, response.length);
    all[response.length] = (byte) 0x81; // text, final
    all[response.length + 1] = (byte) message.length;
    System.arraycopy(message, 0, all, response.length + 2, message.length);
    int close = response.length + 2 + message.length;
    all[close] = (byte) 0x88; // close, 1000
    all[close + 1] = 2;
    all[close + 2] = 0x03;
    all[close + 3] = (byte) 0xE8;
    out.write(all);
    in.transferTo(OutputStream.nullOutputStream());
  }

  private static String accept(String key) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-1")
                  .digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
