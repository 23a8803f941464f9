package dev.wsproof.script;

import dev.wsproof.wire.Opcode;
import java.time.Duration;

/**
 * One thing the fuzzer does in a case. Each step performs itself on an {@link Actor}; none of them
 * waits for what the peer does.
 */
public sealed interface Step {

  /** Does this step. */
  void performOn(Actor actor);

  /** The name of the event that it may record; null for none. */
  default String tag() {
    return null;
  }

  /** Sends one frame. */
  record SendFrame(FrameSpec frame) implements Step {
    @Override
    public void performOn(Actor actor) {
      actor.sendFrame(frame);
    }
  }

  /**
   * Sends one frame over and over, each with a masking key of its own, as fast as the peer takes
   * them. Only the first and the last are in the wire log.
   *
   * @param times how often, at least 2
   */
  record SendFrames(FrameSpec frame, int times) implements Step {
    @Override
    public void performOn(Actor actor) {
      actor.sendFrames(frame, times);
    }
  }

  /**
   * Sends a text or binary message, cut into frames.
   *
   * @param opcode text or binary
   * @param fragment octets a frame; null for one frame. When the length is more, and a multiple of
   *     it, an empty last frame carries FIN.
   */
  record SendMessage(Opcode opcode, Payload payload, Integer fragment, Delivery delivery)
      implements Step {
    @Override
    public void performOn(Actor actor) {
      actor.sendMessage(this);
    }
  }

  /** Sends octets as they are, under no frame. */
  record SendOctets(Payload octets, Delivery delivery) implements Step {
    @Override
    public void performOn(Actor actor) {
      actor.sendOctets(octets, delivery);
    }
  }

  /**
   * Sends a frame header alone; {@link FramePart}s follow.
   *
   * @param length octets of payload the header promises
   */
  record BeginFrame(Opcode opcode, boolean fin, int rsv, Mask mask, long length) implements Step {
    @Override
    public void performOn(Actor actor) {
      actor.beginFrame(this);
    }
  }

  /** Sends a part of the payload of the frame begun last, masked with its key in phase. */
  record FramePart(Payload data, Delivery delivery) implements Step {
    @Override
    public void performOn(Actor actor) {
      actor.sendFramePart(data, delivery);
    }
  }

  /**
   * Sends messages in lockstep with their echoes: the next when the echo of the last has come whole
   * and equal, type and every octet. When all have come, closing begins; an echo that differs ends
   * the loop and the connection.
   *
   * @param opcode text or binary
   * @param source what the messages carry
   * @param messages how many
   * @param fragment octets of (compressed) payload a frame; null for one frame. When the length is
   *     more, and a multiple of it, an empty last frame carries FIN.
   * @param logged whether the wire log keeps rows meanwhile; statistics are always kept
   */
  record EchoLoop(
      Opcode opcode,
      MessageSource source,
      int messages,
      Integer fragment,
      Delivery delivery,
      boolean logged)
      implements Step {
    @Override
    public void performOn(Actor actor) {
      actor.echoLoop(this);
    }
  }

  /**
   * Sends a close frame and begins the closing handshake, if it has not begun (RFC 6455 §7.1.2).
   *
   * @param code the status code, valid or not; null for none
   * @param reason octets after the code, UTF-8 or not; null for none
   */
  record Close(Integer code, Payload reason) implements Step {
    @Override
    public void performOn(Actor actor) {
      actor.close(code, reason);
    }
  }

  /**
   * Lets a time pass before the next step, which happens only if the connection is not closed then.
   *
   * @param tag when not null and the connection is still open then, an event of this name is
   *     recorded, and only then do the next steps happen
   */
  record Wait(Duration time, String tag) implements Step {
    @Override
    public void performOn(Actor actor) {
      actor.pause(time, tag);
    }
  }

  /**
   * Ends the TCP connection, whatever its state, or our half of it; of what the peer has not taken
   * yet some may be lost.
   */
  record Drop(TcpEnd how) implements Step {
    @Override
    public void performOn(Actor actor) {
      actor.drop(how);
    }
  }

  /**
   * Reads nothing from the peer, so that it can send no more than TCP holds, or goes on reading.
   *
   * @param on whether we read from now on
   */
  record Reading(boolean on) implements Step {
    @Override
    public void performOn(Actor actor) {
      actor.read(on);
    }
  }

  /**
   * As server, drops TCP so long after the closing handshake, not at once. As client it does
   * nothing: there it is the server who drops (RFC 6455 §7.1.1).
   *
   * @param tag when the peer has not dropped TCP by then, an event of this name is recorded; null
   *     for none
   */
  record HoldTcp(Duration time, String tag) implements Step {
    @Override
    public void performOn(Actor actor) {
      actor.holdTcp(time, tag);
    }
  }

  /**
   * As client, when TCP is gone, a short text message has to come back over a new connection. Does
   * nothing to the conversation: who made it sees to that.
   */
  record EchoAfterwards() implements Step {
    @Override
    public void performOn(Actor actor) {
      // on another connection
    }
  }

  /** Sends an empty close frame after a time, unless closing has begun by then. */
  record CloseAfter(Duration time) implements Step {
    @Override
    public void performOn(Actor actor) {
      actor.closeAfter(time);
    }
  }

  /** Fails the connection with 1001 after a time, unless it is closed by then. */
  record FailAfter(Duration time) implements Step {
    @Override
    public void performOn(Actor actor) {
      actor.failAfter(time);
    }
  }
}
