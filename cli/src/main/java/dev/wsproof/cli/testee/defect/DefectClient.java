package dev.wsproof.cli.testee.defect;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An echo client with one defect, or with none. Blocks the thread that opens a connection until its
 * end; safe for use by many threads.
 */
public final class DefectClient {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int IDLE_MILLIS = 60_000;
  private static final Runnable NOTHING = () -> {};

  private final Rules rules;

  /**
   * @param defect the rule to break; null for none
   */
  public DefectClient(Defect defect) {
    this.rules = new Rules(defect);
  }

  /**
   * Opens a connection and echoes until its end; how that came is not told.
   *
   * @return whether it opened, for all we know
   * @throws IOException when there is no TCP connection
   */
  public boolean echo(URI uri) throws IOException {
    try (Socket socket = connect(uri)) {
      Session session;
      try {
        session = open(socket, uri, rules, Session.ECHO);
      } catch (IOException e) {
        return false;
      }
      try {
        session.run();
        Ending.of(socket, false, rules);
      } catch (IOException e) {
        // The server knows how it ended.
      }
      return true;
    }
  }

  /**
   * The first message that a server sends, as text; empty when it sends none. Breaks no rule, but
   * for a key that is always the same.
   *
   * @throws IOException when there is no connection or it does not end well
   */
  public String ask(URI uri) throws IOException {
    Rules kept = rules.off(Defect.SAME_KEY) ? rules : Rules.ALL;
    List<String> messages = new ArrayList<>();
    try (Socket socket = connect(uri)) {
      Session.Listener listener =
          (opcode, payload, session) -> messages.add(new String(payload, StandardCharsets.UTF_8));
      open(socket, uri, kept, listener).run();
      Ending.of(socket, false, kept);
    }
    return messages.isEmpty() ? "" : messages.get(0);
  }

  private static Socket connect(URI uri) throws IOException {
    Socket socket = new Socket();
    try {
      int port = uri.getPort() < 0 ? 80 : uri.getPort();
      socket.connect(new InetSocketAddress(uri.getHost(), port), CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(IDLE_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw new IOException(uri.getHost() + ":" + uri.getPort() + ": " + e.getMessage(), e);
    }
  }

  private static Session open(Socket socket, URI uri, Rules rules, Session.Listener listener)
      throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream(), 65536);
    ClientHandshake handshake = new ClientHandshake(uri, rules);
    socket.getOutputStream().write(Fields.octets(handshake.request()));
    Agreement agreement = handshake.agreed(ClientHandshake.response(in));
    return new Session(
        socket,
        new FrameInput(in, false, rules, NOTHING),
        new FrameOutput(socket.getOutputStream(), false, rules),
        rules,
        agreement,
        listener,
        NOTHING);
  }
}
