package dev.wsproof.wire;

import java.nio.ByteBuffer;

/**
 * Reads frames from octets that arrive in any pieces and tells a {@link Sink} what stands there;
 * enforces no rule and keeps no payload (RFC 6455 §5.2). Confined to one thread; a sink must not
 * call {@link #read} from a callback.
 */
public final class FrameReader {
  private static final int LONGEST_HEADER = 14;

  private final Sink sink;
  private final boolean unmask;
  private final byte[] head = new byte[LONGEST_HEADER];
  private int headRead;
  private int headSize;
  private boolean inPayload;
  private int key;
  private long payloadRead;
  private long payloadLeft;
  private boolean stopped;

  /** Hears of each frame: its header, its payload in pieces, its end. */
  public interface Sink {
    /** A header is complete. */
    void header(FrameHeader header);

    /**
     * The next octets of the payload, at least one.
     *
     * @param octets valid only during the call
     */
    void payload(ByteBuffer octets);

    /** The payload is complete; comes for an empty one as well. */
    void end();
  }

  /** A reader that unmasks masked payloads. */
  public FrameReader(Sink sink) {
    this(sink, true);
  }

  /**
   * A reader that may leave masked payloads as they are.
   *
   * @param sink what hears of the frames
   * @param unmask whether masked payloads are unmasked, in place
   */
  public FrameReader(Sink sink, boolean unmask) {
    this.sink = sink;
    this.unmask = unmask;
  }

  /** Consumes all of {@code in}, which must be writable if payloads are to be unmasked. */
  public void read(ByteBuffer in) {
    while (!stopped && in.hasRemaining()) {
      if (inPayload) {
        readPayload(in);
      } else {
        readHeader(in);
      }
    }
    in.position(in.limit());
  }

  /** Delivers nothing more, ever; what is left of the input is dropped. */
  public void stop() {
    stopped = true;
  }

  /** Whether a header has begun whose frame is not complete. */
  public boolean insideFrame() {
    return headRead > 0;
  }

  private void readHeader(ByteBuffer in) {
    head[headRead++] = in.get();
    if (headRead == 2) {
      headSize = 2 + lengthForm().extraOctets() + (isMasked() ? 4 : 0);
    }
    if (headRead >= 2 && headRead == headSize) {
      begin();
    }
  }

  private void begin() {
    LengthForm form = lengthForm();
    ByteBuffer octets = ByteBuffer.wrap(head);
    payloadLeft =
        switch (form) {
          case BITS_7 -> head[1] & 0x7F;
          case BITS_16 -> octets.getShort(2) & 0xFFFF;
          case BITS_64 -> octets.getLong(2);
        };
    key = isMasked() ? octets.getInt(headSize - 4) : 0;
    payloadRead = 0;
    inPayload = payloadLeft != 0;
    sink.header(
        new FrameHeader(
            head[0] < 0,
            (head[0] >> 4) & 0x07,
            Opcode.of(head[0]),
            isMasked(),
            key,
            payloadLeft,
            form));
    if (!inPayload) {
      end();
    }
  }

  private void readPayload(ByteBuffer in) {
    int here = in.remaining();
    int size = Long.compareUnsigned(payloadLeft, here) < 0 ? (int) payloadLeft : here;
    ByteBuffer octets = in.slice(in.position(), size);
    in.position(in.position() + size);
    if (unmask) {
      Masking.apply(key, payloadRead, octets);
    }
    payloadRead += size;
    payloadLeft -= size;
    sink.payload(octets);
    if (payloadLeft == 0) {
      inPayload = false;
      end();
    }
  }

  private void end() {
    headRead = 0;
    if (!stopped) {
      sink.end();
    }
  }

  private boolean isMasked() {
    return head[1] < 0;
  }

  private LengthForm lengthForm() {
    return switch (head[1] & 0x7F) {
      case 126 -> LengthForm.BITS_16;
      case 127 -> LengthForm.BITS_64;
      default -> LengthForm.BITS_7;
    };
  }
}
