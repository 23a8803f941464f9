package dev.wsproof.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
  private static final String MASKED_HELLO = "8185 37fa213d 7f9f4d5158";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8105 48656c6c6f 8900 8802 03e8", // "Hello", empty ping, close 1000
        MASKED_HELLO + " 8a80 00000000", // masked "Hello", empty pong with key 0
        "027e 0003 010203 8000 807e 0000", // 3 in two octets, empty ends, 0 in two octets
        "82ff 0000000000000001 a1b2c3d4 a0", // masked 01, length 1 in eight octets
        "ff80 01020304 7f00 f383 01020304 000000", // all bits set, reserved opcodes
        "0f7f 8000000000000000 0102030405", // 2^63 octets promised, five sent
        "8902 0a0b 8a8201020304 0b09 8801 07", // three control frames
      })
  void everyPartitionIntoReadsGivesTheSameCalls(String hex) {
    byte[] stream = octets(hex);
    List<String> whole = callsFor(stream, 0);
    assertTrue(stream.length <= 18, "too many partitions");

    for (int cuts = 1; cuts < 1 << (stream.length - 1); cuts++) {
      List<String> calls = callsFor(stream, cuts);
      if (!whole.equals(calls)) {
        assertEquals(whole, calls, "cut behind the octets of the bits of " + cuts);
      }
    }
  }

  @Test
  void framesAreToldWithHeaderPayloadAndEnd() {
    assertEquals(
        List.of(
            header(false, 0, Opcode.TEXT, null, 3, LengthForm.BITS_7),
            "payload 48656c",
            "end",
            header(true, 0, Opcode.PING, null, 0, LengthForm.BITS_7),
            "end",
            header(true, 0, Opcode.CONTINUATION, 0x37FA213D, 2, LengthForm.BITS_7),
            "payload 6c6f",
            "end"),
        callsFor(octets("0103 48656c 8900 8082 37fa213d 5b95"), 0));
  }

  @Test
  void maskedPayloadIsUnmaskedInPlaceWhateverTheBuffer() {
    for (ByteBuffer in : buffersOf(octets(MASKED_HELLO))) {
      RecordingSink sink = new RecordingSink();

      new FrameReader(sink).read(in);

      assertEquals("payload 48656c6c6f", sink.calls().get(1));
      assertFalse(in.hasRemaining());
      assertEquals('o', in.get(in.limit() - 1));
    }
  }

  @Test
  void maskedPayloadCanBeLeftAsItIs() {
    RecordingSink sink = new RecordingSink();

    new FrameReader(sink, false).read(ByteBuffer.wrap(octets(MASKED_HELLO)).asReadOnlyBuffer());

    assertEquals("payload 7f9f4d5158", sink.calls().get(1));
  }

  @Test
  void lengthsWithTheTopBitSetCountDownUnsigned() {
    for (String length : List.of("8000000000000000", "ffffffffffffffff", "8000000000000001")) {
      RecordingSink sink = new RecordingSink();
      FrameReader reader = new FrameReader(sink);
      reader.read(ByteBuffer.wrap(octets("827f" + length)));

      for (int i = 0; i < 1000; i++) {
        reader.read(ByteBuffer.allocate(1 << 16));
        assertTrue(reader.insideFrame());
      }

      assertEquals(1 + 1000, sink.count(), "one header, one piece a read, no end");
    }
  }

  @Test
  void payloadIsPassedOnAtOnceAndNotKept() {
    byte[][] seen = new byte[1][];
    FrameReader reader =
        new FrameReader(
            new FrameReader.Sink() {
              @Override
              public void header(FrameHeader header) {}

              @Override
              public void payload(ByteBuffer octets) {
                seen[0] = octets.array();
              }

              @Override
              public void end() {}
            });
    ByteBuffer in = ByteBuffer.wrap(octets("827f 7fffffffffffffff 010203"));

    reader.read(in);

    assertTrue(seen[0] == in.array(), "a slice of the input, not a copy");
  }

  @Test
  void afterStopNothingMoreIsDelivered() {
    byte[] stream = octets("8105 48656c6c6f 8900 8802 03e8"); // eight calls
    for (int index = 0; index < 8; index++) {
      RecordingSink sink = new RecordingSink();
      FrameReader reader = new FrameReader(sink);
      sink.stop(reader, index);
      ByteBuffer in = ByteBuffer.wrap(stream);

      reader.read(in);
      reader.read(ByteBuffer.wrap(stream));

      assertEquals(index + 1, sink.count());
      assertFalse(in.hasRemaining(), "the rest of the input is dropped");
    }
  }

  @Test
  void insideFrameFromTheFirstOctetOfTheHeaderToTheLastOfThePayload() {
    RecordingSink sink = new RecordingSink();
    FrameReader reader = new FrameReader(sink);
    byte[] stream = octets(MASKED_HELLO + "8900"); // ends at octets 11 and 13

    assertFalse(reader.insideFrame());
    for (int i = 0; i < stream.length; i++) {
      reader.read(ByteBuffer.wrap(stream, i, 1));
      assertEquals(i + 1 != 11 && i + 1 != 13, reader.insideFrame(), "after octet " + (i + 1));
    }
  }

  @Test
  void longMaskedPayloadsAreUnmaskedWhateverThePieces() {
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] plain = new byte[random.nextInt(2000)];
      random.nextBytes(plain);
      int key = random.nextInt();
      byte[] masked = plain.clone();
      for (int i = 0; i < masked.length; i++) {
        masked[i] ^= (byte) (key >>> (24 - 8 * (i % 4)));
      }
      byte[] head =
          FrameHeaderWriter.octets(
              new FrameHeader(true, 0, Opcode.BINARY, true, key, plain.length, LengthForm.BITS_64));
      byte[] stream = ByteBuffer.allocate(14 + masked.length).put(head).put(masked).array();

      ByteArrayOutputStream unmasked = new ByteArrayOutputStream();
      FrameReader reader = new FrameReader(copyingTo(unmasked));
      for (int at = 0; at < stream.length; ) {
        int size = Math.min(stream.length - at, random.nextInt(1, 100));
        reader.read(ByteBuffer.wrap(stream, at, size));
        at += size;
      }

      assertArrayEquals(plain, unmasked.toByteArray(), "seed " + seed);
      assertFalse(reader.insideFrame(), "seed " + seed);
    }
  }

  @Test
  void anyOctetsAreReadWithoutFailing() {
    for (long seed = 0; seed < 2000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] stream = new byte[random.nextInt(200)];
      random.nextBytes(stream);
      int cut = stream.length == 0 ? 0 : random.nextInt(stream.length);

      RecordingSink whole = new RecordingSink();
      new FrameReader(whole).read(ByteBuffer.wrap(stream.clone()));
      RecordingSink halves = new RecordingSink();
      FrameReader reader = new FrameReader(halves);
      byte[] copy = stream.clone();
      reader.read(ByteBuffer.wrap(copy, 0, cut));
      reader.read(ByteBuffer.wrap(copy, cut, copy.length - cut));

      assertEquals(whole.calls(), halves.calls(), "seed " + seed);
    }
  }

  /** The calls for {@code stream}, cut behind octet i wherever bit i of {@code cuts} is set. */
  private static List<String> callsFor(byte[] stream, int cuts) {
    byte[] octets = stream.clone();
    RecordingSink sink = new RecordingSink();
    FrameReader reader = new FrameReader(sink);
    int begin = 0;
    for (int i = 0; i < octets.length; i++) {
      if (i == octets.length - 1 || (cuts >> i & 1) != 0) {
        reader.read(ByteBuffer.wrap(octets, begin, i + 1 - begin));
        begin = i + 1;
      }
    }
    return sink.calls();
  }

  private static FrameReader.Sink copyingTo(ByteArrayOutputStream out) {
    return new FrameReader.Sink() {
      @Override
      public void header(FrameHeader header) {}

      @Override
      public void payload(ByteBuffer octets) {
        while (octets.hasRemaining()) {
          out.write(octets.get());
        }
      }

      @Override
      public void end() {}
    };
  }

  private static List<ByteBuffer> buffersOf(byte[] octets) {
    ByteBuffer heap = ByteBuffer.allocate(octets.length + 3).position(3).put(octets);
    ByteBuffer direct = ByteBuffer.allocateDirect(octets.length + 1).position(1).put(octets);
    ByteBuffer sliced = ByteBuffer.allocate(octets.length + 5).slice(5, octets.length).put(octets);
    return List.of(
        heap.position(3).order(ByteOrder.LITTLE_ENDIAN),
        direct.position(1).order(ByteOrder.LITTLE_ENDIAN),
        sliced.flip());
  }

  private static String header(
      boolean fin, int rsv, Opcode opcode, Integer key, long length, LengthForm form) {
    return new FrameHeader(fin, rsv, opcode, key != null, key == null ? 0 : key, length, form)
        .toString();
  }

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }
}
