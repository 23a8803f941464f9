package dev.wsproof.engine;

import dev.wsproof.observe.LogRow;
import dev.wsproof.observe.TranscriptRecorder;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.Mask;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.wire.FrameHeader;
import dev.wsproof.wire.FrameHeaderWriter;
import dev.wsproof.wire.LengthForm;
import dev.wsproof.wire.Masking;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.RingOctets;
import dev.wsproof.wire.Role;
import java.nio.ByteBuffer;
import java.util.function.IntSupplier;

/**
 * Turns frames into octets and records both; enforces no rule of the protocol and knows no state of
 * the connection (RFC 6455 §5). Confined to its conversation's event loop.
 */
final class Outbound {
  private final Role role;
  private final EngineOptions options;
  private final TranscriptRecorder recorder;
  private final TrafficCounter traffic;
  private final IntSupplier maskKeys;
  private final ChopQueue queue;

  private Integer openFrameKey;
  private long openFramePhase;

  Outbound(
      Role role,
      EngineOptions options,
      TranscriptRecorder recorder,
      TrafficCounter traffic,
      IntSupplier maskKeys,
      ChopQueue queue) {
    this.role = role;
    this.options = options;
    this.recorder = recorder;
    this.traffic = traffic;
    this.maskKeys = maskKeys;
    this.queue = queue;
  }

  /** Sends one frame. */
  void frame(FrameSpec spec) {
    Payload payload = spec.payload();
    Integer key = maskKey(spec.mask());
    LengthForm form =
        spec.lengthForm() != null ? spec.lengthForm() : LengthForm.minimalFor(payload.length());
    recorder.frameSent(
        spec.opcode(),
        () ->
            new LogRow.FrameSent(
                spec.opcode(),
                spec.fin(),
                spec.rsv(),
                key,
                payload.length(),
                payload.head(LogRow.KEPT_OCTETS),
                payload.isRepeat() ? payload.length() : null,
                spec.delivery().chop(),
                spec.delivery().sync()));
    byte[] header = header(spec.opcode(), spec.fin(), spec.rsv(), key, payload.length(), form);
    byte[] body = payload.octets();
    mask(key, 0, body);
    send(spec.delivery(), header, body);
  }

  /** Sends one frame many times, as fast as the peer takes them. */
  void frames(FrameSpec spec, int times) {
    queue.send(
        new FrameRun(
            spec, times, () -> maskKey(spec.mask()), options.applyMask(), recorder, traffic));
  }

  /** Sends a message, cut into frames where the step or the options ask for it. */
  void message(Step.SendMessage message) {
    byte[] octets = message.payload().octets();
    int fragment = fragment(message.fragment(), octets.length);
    traffic.messageSent(octets.length);
    if (octets.length <= fragment) {
      frame(
          new FrameSpec(
              message.opcode(),
              true,
              0,
              message.payload(),
              Mask.BY_ROLE,
              null,
              message.delivery()));
      return;
    }
    // Parity: a length that is a multiple of the fragment ends in an empty frame with FIN.
    Opcode opcode = message.opcode();
    for (int from = 0; from <= octets.length; from += fragment) {
      int to = Math.min(from + fragment, octets.length);
      byte[] part = java.util.Arrays.copyOfRange(octets, from, to);
      boolean last = from + fragment > octets.length;
      frame(
          new FrameSpec(opcode, last, 0, Payload.of(part), Mask.BY_ROLE, null, message.delivery()));
      opcode = Opcode.CONTINUATION;
    }
  }

  /**
   * Sends a message of any length, cut into frames where the step or the options ask for it, as
   * fast as the peer takes it.
   *
   * @param opcode text or binary
   * @param payload what the frames carry
   * @param plain octets the message has when it is not compressed
   * @param compressed whether the payload is compressed (RFC 7692 §6.1)
   * @param fragment octets of payload a frame; null for what the options say
   * @return the message under way
   */
  OutgoingMessage stream(
      Opcode opcode,
      RingOctets payload,
      long plain,
      boolean compressed,
      Integer fragment,
      Delivery delivery) {
    OutgoingMessage message =
        new OutgoingMessage(
            opcode,
            payload,
            fragment(fragment, Math.toIntExact(payload.length())),
            compressed ? FrameRules.RSV1 : 0,
            delivery,
            () -> maskKey(Mask.BY_ROLE),
            options.applyMask(),
            recorder,
            traffic);
    traffic.messageSent(plain);
    if (delivery.equals(Delivery.AT_ONCE)) {
      queue.send(message);
    } else {
      while (!message.isDone()) {
        queue.send(delivery, message.nextFrame());
      }
    }
    return message;
  }

  private int fragment(Integer wanted, int length) {
    if (wanted != null) {
      return wanted;
    }
    return options.autoFragmentSize() > 0 ? options.autoFragmentSize() : length;
  }

  /** Sends a header; the payload follows in parts. */
  void beginFrame(Step.BeginFrame frame) {
    openFrameKey = maskKey(frame.mask());
    openFramePhase = 0;
    LengthForm form = LengthForm.minimalFor(frame.length());
    // Deviation: the classic log has no row for a frame sent in parts; ours names it at its header.
    recorder.frameSent(
        frame.opcode(),
        () ->
            new LogRow.FrameSent(
                frame.opcode(),
                frame.fin(),
                frame.rsv(),
                openFrameKey,
                frame.length(),
                new byte[0],
                null,
                null,
                false));
    byte[] header =
        header(frame.opcode(), frame.fin(), frame.rsv(), openFrameKey, frame.length(), form);
    send(Delivery.AT_ONCE, header);
  }

  /** Sends a part of the payload of the frame begun last. */
  void framePart(Payload data, Delivery delivery) {
    byte[] octets = data.octets();
    mask(openFrameKey, openFramePhase, octets);
    openFramePhase += octets.length;
    send(delivery, octets);
  }

  /** Sends octets under no frame. */
  void octets(Payload octets, Delivery delivery) {
    traffic.octetsSent(octets.length());
    send(delivery, octets.octets());
  }

  /** Sends a part of the opening handshake, one octet a char. */
  void handshake(String text, Delivery delivery) {
    traffic.preopenSent(text.length());
    send(delivery, text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  private void send(Delivery delivery, byte[]... parts) {
    ByteBuffer[] octets = new ByteBuffer[parts.length];
    for (int i = 0; i < parts.length; i++) {
      octets[i] = ByteBuffer.wrap(parts[i]);
    }
    queue.send(delivery, octets);
  }

  private Integer maskKey(Mask mask) {
    return switch (mask.kind()) {
      case NONE -> null;
      case KEY -> mask.key();
      case BY_ROLE -> {
        boolean masks =
            role == Role.CLIENT ? options.maskClientFrames() : options.maskServerFrames();
        yield masks ? maskKeys.getAsInt() : null;
      }
    };
  }

  private void mask(Integer key, long phase, byte[] octets) {
    if (key != null && options.applyMask()) {
      Masking.apply(key, phase, octets, 0, octets.length);
    }
  }

  private byte[] header(
      Opcode opcode, boolean fin, int rsv, Integer key, long length, LengthForm form) {
    FrameHeader header =
        new FrameHeader(fin, rsv, opcode, key != null, key != null ? key : 0, length, form);
    traffic.frameSent(header);
    return FrameHeaderWriter.octets(header);
  }
}
