package dev.wsproof.bench;

import dev.wsproof.wire.FrameHeader;
import dev.wsproof.wire.FrameHeaderWriter;
import dev.wsproof.wire.FrameReader;
import dev.wsproof.wire.LengthForm;
import dev.wsproof.wire.Opcode;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Frame headers, one after the other in one buffer. */
@State(Scope.Thread)
public class HeaderBenchmark implements FrameReader.Sink {
  private static final int FRAMES = 256;

  private static final FrameHeader MASKED =
      new FrameHeader(true, 0, Opcode.BINARY, true, 0x37FA213D, 0, LengthForm.BITS_16);
  private static final FrameHeader SMALL =
      new FrameHeader(true, 0, Opcode.TEXT, false, 0, 0, LengthForm.BITS_7);

  private final FrameReader reader = new FrameReader(this);
  private ByteBuffer small;
  private ByteBuffer masked;
  private long seen;

  /** Fills the buffers. */
  @Setup
  public void setUp() {
    small = frames(SMALL);
    masked = frames(MASKED);
  }

  /** Two octets each. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public long readTwoOctets() {
    reader.read(small.clear());
    return seen;
  }

  /** Eight octets each: a length of 16 bits and a key. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public long readEightOctets() {
    reader.read(masked.clear());
    return seen;
  }

  /** Eight octets. */
  @Benchmark
  public byte[] writeEightOctets() {
    return FrameHeaderWriter.octets(MASKED);
  }

  @Override
  public void header(FrameHeader header) {
    seen += header.opcode().number();
  }

  @Override
  public void payload(ByteBuffer octets) {
    seen += octets.remaining();
  }

  @Override
  public void end() {
    seen++;
  }

  private static ByteBuffer frames(FrameHeader header) {
    byte[] octets = FrameHeaderWriter.octets(header);
    ByteBuffer frames = ByteBuffer.allocateDirect(FRAMES * octets.length);
    for (int i = 0; i < FRAMES; i++) {
      frames.put(octets);
    }
    return frames;
  }
}
