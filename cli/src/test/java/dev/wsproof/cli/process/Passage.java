package dev.wsproof.cli.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Stands before a server: reads one HTTP head of each connection, or where TLS is spoken its first
 * octet, and lets it through, or not. What it can be: a CONNECT proxy, a server that demands
 * something, a Unix domain socket.
 */
final class Passage implements AutoCloseable {
  /**
   * What becomes of a connection.
   *
   * @param reply what the client gets first; null for nothing
   * @param server where it is let through; null when it is not
   * @param withHead whether the server gets the head
   */
  record Decision(String reply, SocketAddress server, boolean withHead) {}

  private final ServerSocketChannel listener;
  private final Function<String, Decision> keeper;
  private final List<String> heads = new CopyOnWriteArrayList<>();

  private Passage(ServerSocketChannel listener, Function<String, Decision> keeper) {
    this.listener = listener;
    this.keeper = keeper;
    inBackground(this::accept);
  }

  /** On a port of the loopback. */
  static Passage onTcp(Function<String, Decision> keeper) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    return new Passage(listener.bind(new InetSocketAddress("127.0.0.1", 0)), keeper);
  }

  /** On a Unix domain socket; lets everybody through. */
  static Passage onUnixSocket(Path path, SocketAddress server) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    return new Passage(
        listener.bind(UnixDomainSocketAddress.of(path)), head -> new Decision(null, server, true));
  }

  /**
   * A proxy that knows CONNECT alone.
   *
   * @param authorization what it demands; null for nothing
   */
  static Passage proxy(String authorization) throws IOException {
    return onTcp(
        head -> {
          if (authorization != null
              && !head.contains("\r\nProxy-Authorization: " + authorization + "\r\n")) {
            return new Decision(
                "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 9\r\n\r\n",
                null,
                false);
          }
          String[] target = head.split(" ")[1].split(":");
          return new Decision(
              "HTTP/1.1 200 Connection established\r\n\r\n",
              new InetSocketAddress(target[0], Integer.parseInt(target[1])),
              false);
        });
  }

  int port() throws IOException {
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  /** The heads so far, of those let through and of those not. */
  List<String> heads() {
    return heads;
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel client = listener.accept();
        inBackground(() -> serve(client));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void serve(SocketChannel client) {
    try (client) {
      String head = head(client);
      heads.add(head);
      Decision decision = keeper.apply(head);
      if (decision.reply() != null) {
        write(client, decision.reply());
      }
      if (decision.server() == null) {
        return;
      }
      try (SocketChannel server = SocketChannel.open(decision.server())) {
        if (decision.withHead()) {
          write(server, head);
        }
        Thread there = inBackground(() -> pump(client, server));
        pump(server, client);
        there.join();
      }
    } catch (IOException | InterruptedException oneSideIsGone) {
      return;
    }
  }

  private static String head(SocketChannel from) throws IOException {
    StringBuilder head = new StringBuilder();
    ByteBuffer octet = ByteBuffer.allocate(1);
    while (head.indexOf("\r\n\r\n") < 0 && head.indexOf("\u0016") < 0) {
      if (from.read(octet.clear()) < 0) {
        throw new IOException("no head");
      }
      head.append((char) octet.get(0));
    }
    return head.toString();
  }

  private static void write(SocketChannel to, String text) throws IOException {
    to.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static void pump(SocketChannel from, SocketChannel to) {
    ByteBuffer octets = ByteBuffer.allocate(64 * 1024);
    try {
      while (from.read(octets.clear()) >= 0) {
        octets.flip();
        while (octets.hasRemaining()) {
          to.write(octets);
        }
      }
      to.shutdownOutput();
    } catch (IOException oneSideIsGone) {
      return;
    }
  }

  private static Thread inBackground(Runnable work) {
    Thread thread = new Thread(work, "passage");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
