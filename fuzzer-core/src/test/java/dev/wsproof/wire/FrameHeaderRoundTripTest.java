package dev.wsproof.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameHeaderRoundTripTest {
  private static final int KEY = 0x37FA213D;
  private static final long[] LENGTHS = {
    0, 1, 125, 126, 127, 128, 65535, 65536, Long.MAX_VALUE, Long.MIN_VALUE, -1
  };

  @Test
  void everyHeaderIsWrittenAsTheRfcDrawsIt() {
    forEveryHeader(
        header -> {
          String written = HexFormat.of().formatHex(FrameHeaderWriter.octets(header));
          if (!written.equals(drawn(header))) {
            fail(header + ": wrote " + written + ", wanted " + drawn(header));
          }
        });
  }

  @Test
  void everyHeaderWhoseLengthFitsItsFormIsReadAsItWasWritten() {
    forEveryHeader(
        header -> {
          if (fits(header)) {
            FrameHeader read = read(FrameHeaderWriter.octets(header));
            if (!header.equals(read)) {
              fail("wrote " + header + ", read " + read);
            }
          }
        });
  }

  @Test
  void everyHeaderIsAsLongAsItSays() {
    forEveryHeader(
        header -> {
          if (FrameHeaderWriter.octets(header).length != header.size()) {
            fail(header + ": size " + header.size());
          }
        });
  }

  @Test
  void everyPairOfFirstOctetsIsReadWithoutFailing() {
    for (int first = 0; first < 256; first++) {
      for (int second = 0; second < 256; second++) {
        byte[] octets = new byte[14];
        octets[0] = (byte) first;
        octets[1] = (byte) second;
        FrameHeader header = read(octets);
        assertEquals((first & 0x80) != 0, header.fin());
        assertEquals((first & 0x70) >> 4, header.rsv());
        assertEquals(first & 0x0F, header.opcode().number());
        assertEquals((second & 0x80) != 0, header.masked());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8105, true, 0, TEXT, false, 5, BITS_7", // RFC 6455 §5.7: unmasked "Hello"
    "818537fa213d, true, 0, TEXT, true, 5, BITS_7", // masked "Hello"
    "0103, false, 0, TEXT, false, 3, BITS_7", // first fragment, "Hel"
    "8002, true, 0, CONTINUATION, false, 2, BITS_7", // last fragment, "lo"
    "8905, true, 0, PING, false, 5, BITS_7",
    "8a8537fa213d, true, 0, PONG, true, 5, BITS_7",
    "827e0100, true, 0, BINARY, false, 256, BITS_16",
    "827f0000000000010000, true, 0, BINARY, false, 65536, BITS_64",
    "c107, true, 4, TEXT, false, 7, BITS_7", // RFC 7692 §7.2.3.1: RSV1, compressed "Hello"
    "f37e0000, true, 7, RESERVED_3, false, 0, BITS_16", // 0 in two octets: not minimal
    "0f7f8000000000000000, false, 0, RESERVED_15, false, -9223372036854775808, BITS_64",
  })
  void knownHeadersAreReadAndWritten(
      String hex, boolean fin, int rsv, Opcode opcode, boolean masked, long length, LengthForm form)
      throws Exception {
    FrameHeader header = new FrameHeader(fin, rsv, opcode, masked, masked ? KEY : 0, length, form);

    assertEquals(hex, HexFormat.of().formatHex(FrameHeaderWriter.octets(header)));
    assertEquals(header, read(HexFormat.of().parseHex(hex)));
  }

  @Test
  void reservedBitsBeyondThreeAreCut() {
    FrameHeader header = new FrameHeader(false, 0xFF, Opcode.TEXT, false, 0, 0, LengthForm.BITS_7);

    assertEquals("7100", HexFormat.of().formatHex(FrameHeaderWriter.octets(header)));
  }

  private interface HeaderCheck {
    void check(FrameHeader header);
  }

  private static void forEveryHeader(HeaderCheck check) {
    for (int first = 0; first < 256; first++) {
      for (long length : LENGTHS) {
        for (LengthForm form : LengthForm.values()) {
          for (boolean masked : new boolean[] {false, true}) {
            check.check(
                new FrameHeader(
                    (first & 0x80) != 0,
                    (first & 0x70) >> 4,
                    Opcode.of(first),
                    masked,
                    masked ? KEY : 0,
                    length,
                    form));
          }
        }
      }
    }
  }

  /** The picture of RFC 6455 §5.2, by way of hexadecimal digits. */
  private static String drawn(FrameHeader header) {
    int first = (header.fin() ? 128 : 0) + header.rsv() * 16 + header.opcode().number();
    int mask = header.masked() ? 128 : 0;
    String length = String.format("%016x", header.payloadLength());
    String lengthPart =
        switch (header.lengthForm()) {
          case BITS_7 -> String.format("%02x", mask + (int) (header.payloadLength() & 0x7F));
          case BITS_16 -> String.format("%02x", mask + 126) + length.substring(12);
          case BITS_64 -> String.format("%02x", mask + 127) + length;
        };
    return String.format("%02x", first) + lengthPart + (header.masked() ? "37fa213d" : "");
  }

  private static boolean fits(FrameHeader header) {
    long length = header.payloadLength();
    return switch (header.lengthForm()) {
      case BITS_7 -> length >= 0 && length <= 125;
      case BITS_16 -> length >= 0 && length <= 0xFFFF;
      case BITS_64 -> true;
    };
  }

  private static FrameHeader read(byte[] octets) {
    FrameHeader[] first = new FrameHeader[1];
    FrameReader[] reader = new FrameReader[1];
    reader[0] =
        new FrameReader(
            new FrameReader.Sink() {
              @Override
              public void header(FrameHeader header) {
                first[0] = header;
                reader[0].stop();
              }

              @Override
              public void payload(ByteBuffer octets) {
                fail("payload after stop");
              }

              @Override
              public void end() {
                fail("end after stop");
              }
            });
    reader[0].read(ByteBuffer.wrap(octets));
    return first[0];
  }
}
