package dev.wsproof.bench;

import dev.wsproof.deflate.CorruptDeflate;
import dev.wsproof.deflate.MessageCompressor;
import dev.wsproof.deflate.MessageDecompressor;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Compressing and decompressing messages against java.util.zip alone; rates are of plain octets.
 */
@State(Scope.Thread)
public class DeflateBenchmark {
  /** Octets per message. */
  @Param({"1024", "131072"})
  public int size;

  private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
  private final Inflater inflater = new Inflater(true);
  private final MessageCompressor largeCompressor = new MessageCompressor(true, 15);
  private final MessageCompressor smallCompressor = new MessageCompressor(true, 9);
  private final MessageDecompressor largeDecompressor = new MessageDecompressor(true, 15);
  private final MessageDecompressor takingOver = new MessageDecompressor(false, 15);
  private final MessageDecompressor smallDecompressor = new MessageDecompressor(true, 9);
  private byte[] message;
  private byte[] out;
  private byte[] deflated;
  private ByteBuffer payload;
  private ByteBuffer smallPayload;
  private long taken;

  /** Compresses what is decompressed. */
  @Setup
  public void setUp() {
    message = Samples.json(size);
    out = new byte[2 * size];
    payload = Samples.direct(octets(largeCompressor.compress(ByteBuffer.wrap(message))));
    smallPayload = Samples.direct(octets(smallCompressor.compress(ByteBuffer.wrap(message))));
    deflated = new byte[payload.remaining() + 4];
    payload.get(0, deflated, 0, payload.remaining());
    deflated[deflated.length - 1] = -1;
    deflated[deflated.length - 2] = -1;
  }

  /** Gives back native memory. */
  @TearDown
  public void tearDown() {
    deflater.end();
    inflater.end();
    largeCompressor.close();
    smallCompressor.close();
    largeDecompressor.close();
    takingOver.close();
    smallDecompressor.close();
  }

  /** The least: the JDK alone. */
  @Benchmark
  public int zipDeflate() {
    deflater.reset();
    deflater.setInput(message);
    return deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
  }

  /** As sent. */
  @Benchmark
  public ByteBuffer compress() {
    return largeCompressor.compress(ByteBuffer.wrap(message));
  }

  /** As sent to a peer with a window of 512 octets. */
  @Benchmark
  public ByteBuffer compressSmallWindow() {
    return smallCompressor.compress(ByteBuffer.wrap(message));
  }

  /** The least: the JDK alone. */
  @Benchmark
  public int zipInflate() throws DataFormatException {
    inflater.reset();
    inflater.setInput(deflated);
    return inflater.inflate(out);
  }

  /** As received. */
  @Benchmark
  public long decompress() throws CorruptDeflate {
    return decompress(largeDecompressor, payload);
  }

  /** As received, with the context kept. */
  @Benchmark
  public long decompressTakingOver() throws CorruptDeflate {
    return decompress(takingOver, payload);
  }

  /** As received from a peer with a window of 512 octets: distances are read as well. */
  @Benchmark
  public long decompressSmallWindow() throws CorruptDeflate {
    return decompress(smallDecompressor, smallPayload);
  }

  private long decompress(MessageDecompressor decompressor, ByteBuffer octets)
      throws CorruptDeflate {
    decompressor.feed(octets.rewind(), this::take);
    decompressor.endOfMessage(this::take);
    return taken;
  }

  private void take(ByteBuffer plain) {
    taken += plain.remaining();
  }

  private static byte[] octets(ByteBuffer buffer) {
    byte[] all = new byte[buffer.remaining()];
    buffer.get(all);
    return all;
  }
}
