package dev.wsproof.engine;

import dev.wsproof.deflate.CorruptDeflate;
import dev.wsproof.deflate.MessageDecompressor;
import dev.wsproof.observe.LogRow;
import dev.wsproof.observe.TranscriptRecorder;
import dev.wsproof.wire.FrameHeader;
import dev.wsproof.wire.FrameReader;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import dev.wsproof.wire.Utf8Validator;
import java.nio.ByteBuffer;

/**
 * Reads the peer's frames, passes on what messages carry and tells of every rule that is broken;
 * goes on reading after a violation, so that the answer to our close frame is still seen (RFC 6455
 * §5.4, §5.5, §8.1, RFC 7692 §6.2). Confined to its conversation's event loop; keeps a bounded
 * number of octets.
 */
final class Inbound implements FrameReader.Sink {
  /** What the reader has to tell besides messages; all calls come while octets are read. */
  interface Listener {
    /** A rule of framing is broken, or a limit of ours passed. */
    void violated(int closeCode, String reason);

    /** A ping came. */
    void ping(byte[] payload);

    /** A pong came. */
    void pong(byte[] payload);

    /**
     * A close frame came.
     *
     * @param code null when there was none
     * @param reason its octets; null when there were none
     */
    void close(Integer code, byte[] reason);
  }

  private static final int PROTOCOL_ERROR = 1002;
  private static final int INVALID_PAYLOAD = 1007;
  private static final int TOO_BIG = 1009;

  private final EngineOptions options;
  private final FrameRules rules;
  private final TranscriptRecorder recorder;
  private final TrafficCounter traffic;
  private final Listener listener;
  private final FrameReader reader;
  private final Utf8Validator utf8 = new Utf8Validator();
  private final MessageBuffer control = new MessageBuffer(1024);
  private final MessageBuffer frameHead = new MessageBuffer(LogRow.KEPT_OCTETS);

  private MessageSink messages;
  private MessageDecompressor decompressor;
  private FrameHeader header;
  private boolean insideMessage;
  private boolean compressed;
  private boolean checksText;
  private boolean textBroken;
  private boolean tooBig;
  private boolean unwanted;
  private boolean onlyRecords;
  private long plainOctets;

  /**
   * @param messages takes the messages until {@link #deliverTo} says otherwise
   */
  Inbound(
      Role role,
      EngineOptions options,
      TranscriptRecorder recorder,
      TrafficCounter traffic,
      MessageSink messages,
      Listener listener) {
    this.options = options;
    this.rules = new FrameRules(role, options);
    this.recorder = recorder;
    this.traffic = traffic;
    this.messages = messages;
    this.listener = listener;
    this.reader = new FrameReader(this, options.applyMask());
  }

  /** From now on messages may be compressed, as was agreed. */
  void decompress(MessageDecompressor with) {
    decompressor = with;
  }

  /** From the next message on, {@code sink} takes them. */
  void deliverTo(MessageSink sink) {
    messages = sink;
  }

  /** Reads all of {@code octets}. */
  void read(ByteBuffer octets) {
    reader.read(octets);
  }

  /**
   * Passes nothing on any more; what is still at hand is recorded. Deviation: the classic suite
   * looks at nothing behind a client's close frame.
   */
  void onlyRecord() {
    onlyRecords = true;
  }

  /** Reads nothing any more, unless it only records. */
  void stop() {
    if (!onlyRecords) {
      reader.stop();
    }
  }

  /** Lets go of what is not needed when all is over. */
  void release() {
    if (decompressor != null) {
      decompressor.close();
      decompressor = null;
    }
  }

  @Override
  public void header(FrameHeader next) {
    header = next;
    frameHead.reset();
    if (onlyRecords) {
      return;
    }
    for (String violation : rules.violations(next, insideMessage, decompressor != null)) {
      listener.violated(PROTOCOL_ERROR, violation);
    }
    if (next.opcode().isControl()) {
      control.reset();
      return;
    }
    if (!insideMessage) {
      insideMessage = true;
      compressed = decompressor != null && (next.rsv() & FrameRules.RSV1) != 0;
      checksText =
          next.opcode() == Opcode.TEXT
              && options.utf8validateIncoming()
              && !messages.noticesBrokenText();
      textBroken = false;
      tooBig = false;
      plainOctets = 0;
      utf8.reset();
      messages.begin(next.opcode() == Opcode.BINARY);
    }
    checkSize(next.payloadLength());
  }

  @Override
  public void payload(ByteBuffer octets) {
    if (recorder.keepsRows()) {
      frameHead.add(octets);
    }
    if (onlyRecords) {
      return;
    }
    if (header.opcode().isControl()) {
      control.add(octets);
    } else if (!compressed) {
      plain(octets);
    } else if (!unwanted) {
      inflate(octets);
    }
  }

  @Override
  public void end() {
    recorder.frameReceived(header.opcode(), this::row);
    if (onlyRecords) {
      return;
    }
    if (header.opcode() == Opcode.CLOSE) {
      traffic.end();
    }
    traffic.frameReceived(header);
    if (header.opcode().isControl()) {
      endOfControlFrame();
    } else if (header.fin()) {
      endOfMessage();
    }
  }

  private LogRow.FrameReceived row() {
    return new LogRow.FrameReceived(
        header.opcode(),
        header.fin(),
        header.rsv(),
        header.masked() ? header.maskKey() : null,
        header.payloadLength(),
        frameHead.head());
  }

  private void endOfControlFrame() {
    byte[] payload = control.kept();
    switch (header.opcode()) {
      case CLOSE -> {
        Integer code =
            payload.length >= 2 ? ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF) : null;
        byte[] reason =
            payload.length > 2 ? java.util.Arrays.copyOfRange(payload, 2, payload.length) : null;
        listener.close(code, reason);
      }
      case PING -> listener.ping(payload);
      case PONG -> listener.pong(payload);
      default -> {
        // a reserved opcode: told as a violation when its header came
      }
    }
  }

  private void endOfMessage() {
    insideMessage = false;
    if (compressed && !unwanted) {
      endInflating();
    }
    if (compressed && unwanted) {
      return; // nobody knows what it says
    }
    if (checksText && !textBroken && !utf8.isComplete()) {
      listener.violated(INVALID_PAYLOAD, "a text message ends inside a UTF-8 sequence");
    }
    traffic.messageReceived(plainOctets);
    messages.end();
  }

  private void inflate(ByteBuffer octets) {
    try {
      decompressor.feed(octets, this::plain);
    } catch (CorruptDeflate corrupt) {
      corrupt(corrupt);
    }
  }

  private void endInflating() {
    try {
      decompressor.endOfMessage(this::plain);
    } catch (CorruptDeflate corrupt) {
      corrupt(corrupt);
    }
  }

  /** No message can be decompressed after this one. */
  private void corrupt(CorruptDeflate corrupt) {
    unwanted = true;
    // RFC 7692 names no code: the data do not fit the type of the message.
    listener.violated(INVALID_PAYLOAD, corrupt.getMessage());
  }

  private void plain(ByteBuffer octets) {
    plainOctets += octets.remaining();
    if (checksText && !textBroken && !utf8.feed(octets)) {
      textBroken = true;
      listener.violated(
          INVALID_PAYLOAD, "octet " + utf8.position() + " of a text message is not UTF-8");
    }
    if (compressed && !tooBig && exceeds(plainOctets, options.maxMessagePayloadSize())) {
      tooBig = true;
      listener.violated(TOO_BIG, "a compressed message exceeds maxMessagePayloadSize");
    }
    if (!messages.data(octets) && compressed) {
      unwanted = true;
      decompressor.stop();
    }
  }

  private void checkSize(long frameLength) {
    if (exceeds(plainOctets + frameLength, options.maxMessagePayloadSize())) {
      listener.violated(TOO_BIG, "a message exceeds maxMessagePayloadSize");
    } else if (exceeds(frameLength, options.maxFramePayloadSize())) {
      listener.violated(TOO_BIG, "a frame exceeds maxFramePayloadSize");
    }
  }

  private static boolean exceeds(long length, long most) {
    return most > 0 && Long.compareUnsigned(length, most) > 0;
  }
}
