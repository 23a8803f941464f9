package dev.wsproof.cli.testee.defect;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * An echo server with one defect, or with none: a thread for each of a few hundred connections,
 * which end when nothing comes for a minute. Safe for use by any thread.
 */
public final class DefectServer implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final int MOST_CONNECTIONS = 512;
  private static final int IDLE_MILLIS = 60_000;

  private final ServerSocket listener;
  private final Rules rules;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch ended = new CountDownLatch(1);

  private DefectServer(ServerSocket listener, Rules rules) {
    this.listener = listener;
    this.rules = rules;
  }

  /**
   * Starts listening.
   *
   * @param port 0 for one that is free
   * @param defect the rule to break; null for none
   * @throws IOException when it cannot listen there; its message is a sentence
   */
  public static DefectServer start(String host, int port, Defect defect) throws IOException {
    ServerSocket listener = new ServerSocket();
    try {
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
    } catch (IOException e) {
      listener.close();
      throw new IOException(
          "cannot listen on " + host + " port " + port + ": " + e.getMessage(), e);
    }
    DefectServer server = new DefectServer(listener, new Rules(defect));
    server.thread(server::accept, "defect server");
    return server;
  }

  /** Where it can be reached. */
  public URI uri() {
    String host = listener.getInetAddress().getHostAddress();
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("ws://" + literal + ":" + listener.getLocalPort());
  }

  /** Waits until it is closed, or ended by its defect. */
  public void await() throws InterruptedException {
    ended.await();
  }

  @Override
  public void close() {
    quietly(listener);
    open.forEach(DefectServer::quietly);
    ended.countDown();
  }

  private void thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        if (open.size() < MOST_CONNECTIONS) {
          open.add(socket);
          thread(() -> serve(socket), "defect connection");
        } else {
          quietly(socket);
        }
      } catch (IOException e) {
        close();
      }
    }
  }

  private void serve(Socket socket) {
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(IDLE_MILLIS);
      converse(socket);
      Ending.of(socket, true, rules);
    } catch (SocketException e) {
      if (rules.off(Defect.RESET)
          && String.valueOf(e.getMessage()).startsWith("Connection reset")) {
        close();
      }
    } catch (IOException e) {
      // The peer went, and so do we.
    } finally {
      quietly(socket);
      open.remove(socket);
    }
  }

  private void converse(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream(), 65536);
    OutputStream out = socket.getOutputStream();
    ServerHandshake.Answer answer;
    try {
      Fields request = Fields.read(in, rules.off(Defect.HEAD_IN_PIECES));
      answer = new ServerHandshake(rules).answer(request);
    } catch (Failure e) {
      answer = ServerHandshake.Answer.refused("400 Bad Request", "");
    }
    if (rules.off(Defect.GLUED_TO_REQUEST)) {
      in.skip(in.available());
    }
    out.write(Fields.octets(answer.head()));
    if (answer.upgraded()) {
      new Session(
              socket,
              new FrameInput(in, true, rules, this::close),
              new FrameOutput(out, true, rules),
              rules,
              answer.agreement(),
              Session.ECHO,
              this::close)
          .run();
    }
  }

  private static void quietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // It is closed all the same.
    }
  }
}
