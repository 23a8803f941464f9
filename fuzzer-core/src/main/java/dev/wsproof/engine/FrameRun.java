package dev.wsproof.engine;

import dev.wsproof.observe.LogRow;
import dev.wsproof.observe.TranscriptRecorder;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.wire.FrameHeader;
import dev.wsproof.wire.FrameHeaderWriter;
import dev.wsproof.wire.LengthForm;
import dev.wsproof.wire.Masking;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * One frame many times on its way out; keeps the octets of one, and rows of the first and the last.
 * Confined to its conversation's event loop.
 */
final class FrameRun implements Outgoing {
  private static final int LONGEST_HEADER = 14;

  private final FrameSpec spec;
  private final byte[] payload;
  private final LengthForm form;
  private final Supplier<Integer> maskKeys;
  private final boolean applyMask;
  private final TranscriptRecorder recorder;
  private final TrafficCounter traffic;
  private final int times;
  private int left;

  /**
   * @param spec the frame; its delivery is not looked at
   * @param times how often
   * @param maskKeys gives the masking key of each frame, null for none
   * @param applyMask whether payloads are XORed with their keys
   */
  FrameRun(
      FrameSpec spec,
      int times,
      Supplier<Integer> maskKeys,
      boolean applyMask,
      TranscriptRecorder recorder,
      TrafficCounter traffic) {
    this.spec = spec;
    this.payload = spec.payload().octets();
    this.form =
        spec.lengthForm() != null ? spec.lengthForm() : LengthForm.minimalFor(payload.length);
    this.maskKeys = maskKeys;
    this.applyMask = applyMask;
    this.recorder = recorder;
    this.traffic = traffic;
    this.times = times;
    this.left = times;
  }

  @Override
  public boolean isDone() {
    return left == 0;
  }

  @Override
  public int octetsLeft(int most) {
    return (int) Math.min(Math.max(most, longest()), (long) left * longest());
  }

  @Override
  public void writeTo(ByteBuffer out) {
    while (left > 0 && out.remaining() >= longest()) {
      writeFrame(out);
      left--;
    }
  }

  private int longest() {
    return LONGEST_HEADER + payload.length;
  }

  private void writeFrame(ByteBuffer out) {
    Integer key = maskKeys.get();
    FrameHeader header =
        new FrameHeader(
            spec.fin(),
            spec.rsv(),
            spec.opcode(),
            key != null,
            key != null ? key : 0,
            payload.length,
            form);
    int begin = out.position();
    FrameHeaderWriter.write(header, out);
    out.put(payload);
    if (key != null && applyMask) {
      Masking.apply(key, 0, out.slice(out.position() - payload.length, payload.length));
    }
    traffic.frameSent(header);
    int size = out.position() - begin;
    if (left == times || left == 1) {
      recorder.frameSent(spec.opcode(), () -> row(key));
      recorder.octetsSent(false, out.slice(begin, size));
    } else {
      recorder.frameSentWithoutRow(spec.opcode(), size);
    }
  }

  private LogRow.FrameSent row(Integer key) {
    return new LogRow.FrameSent(
        spec.opcode(),
        spec.fin(),
        spec.rsv(),
        key,
        payload.length,
        Arrays.copyOf(payload, Math.min(payload.length, LogRow.KEPT_OCTETS)),
        spec.payload().isRepeat() ? payload.length : null,
        null,
        false);
  }
}
