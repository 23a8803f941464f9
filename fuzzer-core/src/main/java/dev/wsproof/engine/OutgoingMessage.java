package dev.wsproof.engine;

import dev.wsproof.observe.LogRow;
import dev.wsproof.observe.TranscriptRecorder;
import dev.wsproof.script.Delivery;
import dev.wsproof.wire.FrameHeader;
import dev.wsproof.wire.FrameHeaderWriter;
import dev.wsproof.wire.LengthForm;
import dev.wsproof.wire.Masking;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.RingOctets;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * One data message on its way out: makes its frames as room for them comes, and records each as it
 * begins; keeps no octets but those of the message it was given (RFC 6455 §5.4). Confined to its
 * conversation's event loop.
 */
final class OutgoingMessage implements Outgoing {
  private static final int LONGEST_HEADER = 14;

  private final RingOctets payload;
  private final int fragment;
  private final Delivery delivery;
  private final Supplier<Integer> maskKeys;
  private final boolean applyMask;
  private final TranscriptRecorder recorder;
  private final TrafficCounter traffic;

  private Opcode opcode;
  private int rsv;
  private boolean inFrame;
  private boolean isLast;
  private Integer key;
  private long at;
  private int frameLeft;
  private int phase;
  private RingOctets masked;
  private boolean done;

  /**
   * @param payload what the frames carry, compressed or not
   * @param fragment octets of payload a frame; not fewer than the payload has for one frame
   * @param rsv the reserved bits of the first frame
   * @param maskKeys gives the masking key of each frame, null for none
   * @param applyMask whether payloads are XORed with their keys
   */
  OutgoingMessage(
      Opcode opcode,
      RingOctets payload,
      int fragment,
      int rsv,
      Delivery delivery,
      Supplier<Integer> maskKeys,
      boolean applyMask,
      TranscriptRecorder recorder,
      TrafficCounter traffic) {
    this.opcode = opcode;
    this.payload = payload;
    this.fragment = payload.length() <= fragment ? Integer.MAX_VALUE : fragment;
    this.rsv = rsv;
    this.delivery = delivery;
    this.maskKeys = maskKeys;
    this.applyMask = applyMask;
    this.recorder = recorder;
    this.traffic = traffic;
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public int octetsLeft(int most) {
    long left = payload.length() - at;
    long frames = 1 + left / fragment;
    return (int) Math.min(most, left + frames * LONGEST_HEADER);
  }

  /** Writes as much as fits into {@code out}, which has room for a header at least. */
  @Override
  public void writeTo(ByteBuffer out) {
    while (!done && (inFrame ? out.hasRemaining() : out.remaining() >= LONGEST_HEADER)) {
      if (!inFrame) {
        FrameHeader header = beginFrame();
        int begin = out.position();
        FrameHeaderWriter.write(header, out);
        recorder.octetsSent(
            false, header.size() + header.payloadLength(), () -> wireHead(out, begin));
      }
      writePayload(out);
    }
  }

  /** The next frame as octets of its own, which nobody has recorded. */
  ByteBuffer nextFrame() {
    FrameHeader header = beginFrame();
    ByteBuffer frame = ByteBuffer.allocate(header.size() + frameLeft);
    FrameHeaderWriter.write(header, frame);
    writePayload(frame);
    return frame.flip();
  }

  private FrameHeader beginFrame() {
    // Parity: a length that is a multiple of the fragment ends in an empty frame with FIN.
    long left = payload.length() - at;
    isLast = left < fragment;
    frameLeft = (int) Math.min(fragment, left);
    phase = 0;
    key = maskKeys.get();
    masked = key != null && applyMask ? maskedRing(frameLeft) : null;
    FrameHeader header =
        new FrameHeader(
            isLast,
            rsv,
            opcode,
            key != null,
            key != null ? key : 0,
            frameLeft,
            LengthForm.minimalFor(frameLeft));
    recorder.frameSent(
        opcode,
        () ->
            new LogRow.FrameSent(
                header.opcode(),
                header.fin(),
                header.rsv(),
                key,
                header.payloadLength(),
                payloadHead(),
                null,
                delivery.chop(),
                delivery.sync()));
    traffic.frameSent(header);
    opcode = Opcode.CONTINUATION;
    rsv = 0;
    inFrame = true;
    return header;
  }

  private void writePayload(ByteBuffer out) {
    int size = Math.min(frameLeft, out.remaining());
    int begin = out.position();
    if (masked != null) {
      masked.copyTo(phase, out.slice(begin, size));
    } else {
      payload.copyTo(at, out.slice(begin, size));
      if (key != null && applyMask) {
        Masking.apply(key, phase, out.slice(begin, size));
      }
    }
    out.position(begin + size);
    at += size;
    phase += size;
    frameLeft -= size;
    if (frameLeft == 0) {
      inFrame = false;
      done = isLast;
    }
  }

  /**
   * The payload of a long frame masked: a ring, masked, is a ring. Null when it is not worth it.
   */
  private RingOctets maskedRing(int length) {
    long period = 4L * payload.period();
    if (length < 2 * period) {
      return null;
    }
    ByteBuffer ring = ByteBuffer.allocate((int) period);
    payload.copyTo(at, ring);
    Masking.apply(key, 0, ring.flip());
    return new RingOctets(ring, 0, length);
  }

  private byte[] payloadHead() {
    byte[] head = new byte[Math.min(frameLeft, LogRow.KEPT_OCTETS)];
    payload.copyTo(at, ByteBuffer.wrap(head));
    return head;
  }

  /** The first octets of the frame whose header has just been written at {@code begin}. */
  private byte[] wireHead(ByteBuffer out, int begin) {
    int header = out.position() - begin;
    byte[] body = payloadHead();
    if (key != null && applyMask) {
      Masking.apply(key, 0, body, 0, body.length);
    }
    byte[] head = new byte[Math.min(LogRow.KEPT_OCTETS, header + body.length)];
    out.get(begin, head, 0, header);
    System.arraycopy(body, 0, head, header, head.length - header);
    return head;
  }
}
