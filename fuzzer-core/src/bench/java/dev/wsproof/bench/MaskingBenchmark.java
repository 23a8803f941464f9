package dev.wsproof.bench;

import dev.wsproof.wire.Masking;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Masking against copying the same octets. */
@State(Scope.Thread)
public class MaskingBenchmark {
  private static final int KEY = 0x37FA213D;

  /** Octets per call. */
  @Param({"1024", "65536", "16777216"})
  public int size;

  private ByteBuffer heap;
  private ByteBuffer heapTarget;
  private ByteBuffer direct;
  private ByteBuffer directTarget;

  /** Fills the buffers. */
  @Setup
  public void setUp() {
    heap = ByteBuffer.wrap(Samples.json(size));
    heapTarget = ByteBuffer.allocate(size);
    direct = Samples.direct(Samples.json(size));
    directTarget = ByteBuffer.allocateDirect(size);
  }

  /** The least: System.arraycopy. */
  @Benchmark
  public byte[] copyOfArrays() {
    System.arraycopy(heap.array(), 0, heapTarget.array(), 0, size);
    return heapTarget.array();
  }

  /** The least, from the heap to outside of it. */
  @Benchmark
  public ByteBuffer copyToDirect() {
    return directTarget.put(0, heap, 0, size);
  }

  /** In place, on the heap. */
  @Benchmark
  public ByteBuffer maskHeap() {
    Masking.apply(KEY, 0, heap);
    return heap;
  }

  /** In place, outside the heap: as received. */
  @Benchmark
  public ByteBuffer maskDirect() {
    Masking.apply(KEY, 0, direct);
    return direct;
  }

  /** Copied, as sent. */
  @Benchmark
  public ByteBuffer maskWhileCopyingToHeap() {
    Masking.copy(KEY, 0, heap.duplicate(), heapTarget.clear());
    return heapTarget;
  }

  /** Copied, as sent. */
  @Benchmark
  public ByteBuffer maskWhileCopyingToDirect() {
    Masking.copy(KEY, 0, heap.duplicate(), directTarget.clear());
    return directTarget;
  }
}
