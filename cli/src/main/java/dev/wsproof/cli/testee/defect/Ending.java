package dev.wsproof.cli.testee.defect;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/** Ends TCP so that the peer can still read what we said (RFC 6455 §7.1.1). */
final class Ending {
  private static final int SERVER_MILLIS = 1_000;
  private static final int CLIENT_MILLIS = 5_000;
  private static final int KEPT_MILLIS = 15_000;
  private static final int MOST_OCTETS = 64 << 20;

  private Ending() {}

  /** A server ends first; a client waits for that. */
  static void of(Socket socket, boolean server, Rules rules) throws IOException {
    boolean kept = rules.off(Defect.TCP_KEPT);
    if (server && !kept) {
      socket.shutdownOutput();
    }
    socket.setSoTimeout(kept ? KEPT_MILLIS : server ? SERVER_MILLIS : CLIENT_MILLIS);
    InputStream in = socket.getInputStream();
    byte[] dropped = new byte[65536];
    int left = MOST_OCTETS;
    for (int count = 0; count >= 0 && left > 0; left -= count) {
      count = in.read(dropped);
    }
    socket.close();
  }
}
