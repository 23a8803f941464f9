package dev.wsproof.cli.testee;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A client that sends octets as they are and checks nothing. */
final class RawClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 5000;
  private static final HexFormat HEX = HexFormat.of();

  private final Socket socket;

  RawClient(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
  }

  /** A client whose connection is open; {@code fields} go into the request. */
  static RawClient opened(URI server, String... fields) throws IOException {
    RawClient client = new RawClient(server);
    String response = client.request(request(fields));
    if (!response.startsWith("HTTP/1.1 101 ")) {
      throw new IOException(response);
    }
    return client;
  }

  /** A request that is right, and {@code fields} besides. */
  static String request(String... fields) {
    StringBuilder request = new StringBuilder("GET /any/path?and=query HTTP/1.1\r\n");
    request.append("Host: here\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n");
    request.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n");
    for (String field : fields) {
      request.append(field).append("\r\n");
    }
    return request.append("\r\n").toString();
  }

  /** Sends a request and reads a response head. */
  String request(String head) throws IOException {
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    InputStream in = socket.getInputStream();
    StringBuilder response = new StringBuilder();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      response.append((char) octet);
      if (response.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    return response.toString();
  }

  /** Sends octets given as hex digits, spaces allowed. */
  void send(String hex) throws IOException {
    socket.getOutputStream().write(HEX.parseHex(hex.replace(" ", "")));
  }

  /** Reads exactly {@code count} octets as hex digits. */
  String receive(int count) throws IOException {
    return HEX.formatHex(socket.getInputStream().readNBytes(count));
  }

  /** Reads until the server has dropped TCP, and tells what came before. */
  String receiveToEnd() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    socket.getInputStream().transferTo(all);
    return HEX.formatHex(all.toByteArray());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
