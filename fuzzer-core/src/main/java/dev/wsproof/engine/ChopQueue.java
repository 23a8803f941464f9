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
 * all later writes go behind it. Streams are made into octets only as fast as the peer takes them.
 */
final class ChopQueue {
  /** Up to this many octets in all, a write waits for the peer to have read the one before. */
  private static final int MOST_PACED_OCTETS = 1024;

  /** Parity: about as long as the classic suite takes from one write to the next. */
  private static final long PACE_NANOS = 100_000;

  /** Octets of a stream that are made and written at once. */
  private static final int PIECE_OCTETS = 64 * 1024;

  /** Pieces of a stream that are written before others get their turn. */
  private static final int PIECES_A_TURN = 16;

  private sealed interface Waiting {}

  private record Octets(ByteBuffer octets, int size, boolean sync, boolean paced)
      implements Waiting {}

  private record Stream(Outgoing frames) implements Waiting {}

  private final EventLoop loop;
  private final TranscriptRecorder recorder;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private Connection connection;
  private boolean running;
  private boolean awaitsPeer;
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
      ByteBuffer whole = joined(octets);
      enqueue(new Octets(whole, delivery.chop(), true, whole.remaining() <= MOST_PACED_OCTETS));
    } else if (delivery.sync() || !waiting.isEmpty()) {
      ByteBuffer whole = joined(octets);
      enqueue(new Octets(whole, Math.max(1, whole.remaining()), delivery.sync(), false));
    } else {
      recorder.octetsSent(false, octets);
      connection.write(octets);
      flushAtEndOfTurn();
    }
  }

  /** Sends frames, which record their own octets, piece by piece as the peer takes them. */
  void send(Outgoing frames) {
    if (!stopped) {
      enqueue(new Stream(frames));
    }
  }

  /** Octets that exist and wait for their turn. */
  long waitingOctets() {
    long sum = 0;
    for (Waiting one : waiting) {
      sum += one instanceof Octets octets ? octets.octets().remaining() : 0;
    }
    return sum;
  }

  /** The peer has taken what was written: more may follow. */
  void writable() {
    if (awaitsPeer) {
      awaitsPeer = false;
      next();
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
    while (head instanceof Stream stream && write(stream.frames())) {
      waiting.poll(); // not there any more when writing ended the connection
      head = waiting.peek();
    }
    if (head instanceof Octets octets) {
      write(octets);
    } else if (head == null) {
      running = false;
    }
  }

  private void write(Octets head) {
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
    long pause = head.paced() ? PACE_NANOS : 0;
    nextAt(loop.nanoTime() + pause);
  }

  /** Writes what the peer takes; whether that was all. If not, the rest follows by itself. */
  private boolean write(Outgoing frames) {
    for (int i = 0; i < PIECES_A_TURN; i++) {
      if (!connection.isWritable()) {
        awaitsPeer = true;
        return false;
      }
      connection.write(frames.octetsLeft(PIECE_OCTETS), frames::writeTo);
      if (frames.isDone()) {
        flushAtEndOfTurn();
        return true;
      }
      connection.flush();
    }
    loop.afterIo(this::next);
    return false;
  }

  /** Goes on at {@code time}; the loop serves its connections until then. */
  private void nextAt(long time) {
    loop.afterIo(
        () -> {
          if (loop.nanoTime() - time >= 0) {
            next();
          } else {
            nextAt(time);
          }
        });
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
