package dev.wsproof.bench;

import dev.wsproof.wire.Comparison;
import dev.wsproof.wire.RingOctets;
import dev.wsproof.wire.Utf8Validator;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Validating and comparing received octets against copying them. */
@State(Scope.Thread)
public class Utf8Benchmark {
  /** Octets per call. */
  static final int SIZE = 65536;

  private final Utf8Validator validator = new Utf8Validator();
  private ByteBuffer ascii;
  private ByteBuffer mixed;
  private ByteBuffer cyrillic;
  private ByteBuffer chinese;
  private ByteBuffer target;
  private RingOctets expected;

  /** Fills the buffers. */
  @Setup
  public void setUp() {
    byte[] json = Samples.json(SIZE);
    ascii = Samples.direct(json);
    mixed = Samples.direct(Samples.text("{\"Straße\": \"Köln am Rhein, ab 20 €\"}, ", SIZE));
    cyrillic = Samples.direct(Samples.text("Съешь ещё этих мягких булок ", SIZE));
    chinese = Samples.direct(Samples.text("视野无限广窗外有蓝天", SIZE));
    target = ByteBuffer.allocateDirect(SIZE);
    expected = new RingOctets(ByteBuffer.wrap(json), 0, SIZE);
  }

  /** The least. */
  @Benchmark
  public ByteBuffer copy() {
    return target.put(0, ascii, 0, SIZE);
  }

  /** ASCII alone. */
  @Benchmark
  public boolean validateAscii() {
    return validate(ascii);
  }

  /** Some characters of two and three octets in ASCII. */
  @Benchmark
  public boolean validateMixed() {
    return validate(mixed);
  }

  /** Characters of two octets. */
  @Benchmark
  public boolean validateCyrillic() {
    return validate(cyrillic);
  }

  /** Characters of three octets. */
  @Benchmark
  public boolean validateChinese() {
    return validate(chinese);
  }

  /** With what is expected. */
  @Benchmark
  public boolean compare() {
    Comparison comparison = new Comparison(expected);
    comparison.feed(ascii);
    return comparison.isEqual();
  }

  private boolean validate(ByteBuffer octets) {
    validator.reset();
    return validator.feed(octets) && validator.isComplete();
  }
}
