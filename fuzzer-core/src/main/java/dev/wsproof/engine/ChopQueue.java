package dev.wsproof.engine;

import dev.wsproof.observe.TranscriptRecorder;
import dev.wsproof.script.Delivery;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Cuts octets into writes, each a TCP segment of its own where a case asks for it, and keeps the
 * order of sending; changes no octet. Writes that ask for nothing leave together at the end of the
 * loop's turn. Confined to its conversation's event loop.
 *
 * <p>Between two writes of the queue the loop gets its turn. While something waits in the queue,
 * all later writes go behind it.
 */
final class ChopQueue {
  private record Waiting(ByteBuffer octets, int size, boolean sync) {}

  private final EventLoop loop;
  private final TranscriptRecorder recorder;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private Connection connection;
  private boolean running;
  private boolean flushing;
  private boolean stopped;

  ChopQueue(EventLoop loop, TranscriptRecorder recorder) {
    this.loop = loop;
    this.recorder = recorder;
  }

  /** Says where octets go; nothing may be sent before. */
  void attach(Connection to) {
    connection = to;
  }

  /** Sends octets the way {@code delivery} says. */
  void send(Delivery delivery, ByteBuffer... octets) {
    if (stopped) {
      return;
    }
    if (delivery.chop() != null) {
      enqueue(new Waiting(joined(octets), delivery.chop(), true));
    } else if (delivery.sync() || !waiting.isEmpty()) {
      ByteBuffer whole = joined(octets);
      enqueue(new Waiting(whole, Math.max(1, whole.remaining()), delivery.sync()));
    } else {
      recorder.octetsSent(false, octets);
      connection.write(octets);
      flushAtEndOfTurn();
    }
  }

  /** Forgets what waits and sends nothing any more. */
  void stop() {
    stopped = true;
    waiting.clear();
  }

  private void enqueue(Waiting octets) {
    waiting.add(octets);
    if (!running) {
      running = true;
      next();
    }
  }

  private void next() {
    Waiting head = waiting.peek();
    if (head == null) {
      running = false;
      return;
    }
    ByteBuffer octets = head.octets();
    int size = Math.min(head.size(), octets.remaining());
    ByteBuffer piece = octets.slice(octets.position(), size);
    octets.position(octets.position() + size);
    if (!octets.hasRemaining()) {
      waiting.remove();
    }
    recorder.octetsSent(head.sync(), piece);
    connection.write(piece);
    connection.flush();
    loop.afterIo(this::next);
  }

  private void flushAtEndOfTurn() {
    if (!flushing) {
      flushing = true;
      loop.execute(
          () -> {
            flushing = false;
            connection.flush();
          });
    }
  }

  private static ByteBuffer joined(ByteBuffer... parts) {
    if (parts.length == 1) {
      return parts[0];
    }
    int size = 0;
    for (ByteBuffer part : parts) {
      size += part.remaining();
    }
    ByteBuffer whole = ByteBuffer.allocate(size);
    for (ByteBuffer part : parts) {
      whole.put(part);
    }
    return whole.flip();
  }
}
