package dev.wsproof.cli.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A peer on the loopback address that treats each of its connections badly in the same way. */
final class HostilePeer implements AutoCloseable {
  private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)");
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  /** What it does with a connection. */
  @FunctionalInterface
  interface Treatment {
    void apply(InputStream in, OutputStream out) throws Exception;
  }

  HostilePeer(Treatment treatment) throws IOException {
    Thread acceptor = new Thread(() -> accept(treatment), "hostile peer");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  private void accept(Treatment treatment) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread connection = new Thread(() -> treat(socket, treatment), "hostile connection");
        connection.setDaemon(true);
        connection.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void treat(Socket socket, Treatment treatment) {
    try (socket) {
      treatment.apply(socket.getInputStream(), socket.getOutputStream());
    } catch (Exception theOtherSideIsGone) {
      return;
    }
  }

  /** Closes at once. */
  static void closesAtOnce(InputStream in, OutputStream out) {}

  /** Reads and never answers. */
  static void neverAnswers(InputStream in, OutputStream out) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Answers what is no HTTP. */
  static void answersGarbage(InputStream in, OutputStream out) throws IOException {
    out.write(HexFormat.of().parseHex("00fffe1b5b324a0a0d0a0d0a"));
    neverAnswers(in, out);
  }

  /** Answers a header that has no end. */
  static void answersEndlessHeaders(InputStream in, OutputStream out) throws IOException {
    out.write("HTTP/1.1 101 Switching Protocols\r\n".getBytes(StandardCharsets.US_ASCII));
    byte[] field = ("X: " + "x".repeat(1000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    while (true) {
      out.write(field);
    }
  }

  /** Opens, then sends the header of a frame of 2^63 - 1 octets, and octets. */
  static void sendsHugeFrame(InputStream in, OutputStream out) throws Exception {
    open(in, out);
    out.write(HexFormat.of().parseHex("827f7fffffffffffffff"));
    byte[] octets = new byte[1 << 16];
    while (true) {
      out.write(octets);
    }
  }

  /** Opens, then only listens. */
  static void opensAndIsSilent(InputStream in, OutputStream out) throws Exception {
    open(in, out);
    neverAnswers(in, out);
  }

  /** Opens with a name and a close reason that would clear a terminal. */
  static void paintsTerminals(InputStream in, OutputStream out) throws Exception {
    open(in, out, "Server: \u001b[2Jx\r\n");
    out.write(HexFormat.of().parseHex("880703e8" + "1b5b324a21"));
    neverAnswers(in, out);
  }

  /** Answers the request. */
  static void open(InputStream in, OutputStream out, String... fields)
      throws IOException, GeneralSecurityException {
    StringBuilder request = new StringBuilder();
    while (request.indexOf("\r\n\r\n") < 0) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("no request");
      }
      request.append((char) octet);
    }
    Matcher key = KEY.matcher(request);
    if (!key.find()) {
      throw new IOException("no key");
    }
    byte[] hash =
        MessageDigest.getInstance("SHA-1")
            .digest((key.group(1) + GUID).getBytes(StandardCharsets.US_ASCII));
    String response =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + String.join("", fields)
            + "Sec-WebSocket-Accept: "
            + Base64.getEncoder().encodeToString(hash)
            + "\r\n\r\n";
    out.write(response.getBytes(StandardCharsets.ISO_8859_1));
  }

  String url() {
    return "ws://127.0.0.1:" + listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
