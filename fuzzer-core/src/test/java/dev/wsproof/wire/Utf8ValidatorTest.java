package dev.wsproof.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8ValidatorTest {
  private static final int[] ANY = all();
  private static final int[] BOUNDARIES = {
    0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF
  };
  private static final List<String> SEQUENCES =
      List.of(
          "cebae1bdb9cf83cebcceb5", // the Greek word kosme
          "f09f9880e282acc3a941", // U+1F600, euro sign, e with acute, A
          "cebae1bdb9cf83cebcceb5eda080656469746564", // kosme, a surrogate, "edited"
          "f4908080", // U+110000
          "e0809f", // overlong
          "c080", // overlong
          "fe",
          "80", // a trailing octet alone
          "f09f98", // cut
          "41c3c3");

  private final Oracle oracle = new Oracle();

  @Test
  void allSequencesOfUpToThreeOctetsAreJudgedAsTheJdkDecoderDoes() {
    checkAll(ANY);
    checkAll(ANY, ANY);
    checkAll(ANY, ANY, ANY);
  }

  @Test
  void sequencesOfFourOctetsAreJudgedAsTheJdkDecoderDoes() {
    int[] leads = {0xF0, 0xF1, 0xF2, 0xF3, 0xF4, 0xF5, 0xF6, 0xF7};
    checkAll(leads, ANY, BOUNDARIES, BOUNDARIES);
    checkAll(leads, BOUNDARIES, ANY, BOUNDARIES);
    checkAll(leads, BOUNDARIES, BOUNDARIES, ANY);
  }

  @Test
  void everyCodePointIsValidAndEverySurrogateIsNot() {
    StringBuilder text = new StringBuilder();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
        text.appendCodePoint(codePoint);
      }
    }
    assertTrue(Utf8Validator.isValid(text.toString().getBytes(StandardCharsets.UTF_8)));

    for (int surrogate = Character.MIN_SURROGATE;
        surrogate <= Character.MAX_SURROGATE;
        surrogate++) {
      byte[] octets = {
        (byte) 0xED, (byte) (0x80 | surrogate >> 6 & 0x3F), (byte) (0x80 | surrogate & 0x3F)
      };
      assertFalse(Utf8Validator.isValid(octets));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "c0af, 0", // C0 begins nothing
    "c241, 1", // a trailing octet is due
    "e080, 1", // overlong
    "eda0, 1", // a surrogate
    "f08f, 1", // overlong
    "f490, 1", // beyond U+10FFFF
    "f58080, 0", // F5 begins nothing
    "41424380, 3", // a trailing octet after "ABC"
    "f09f98ff, 3",
  })
  void textFailsAtTheFirstOctetThatCannotBe(String hex, int position) {
    Utf8Validator validator = new Utf8Validator();

    assertFalse(validator.feed(ByteBuffer.wrap(HexFormat.of().parseHex(hex))));

    assertEquals(position, validator.position());
    assertFalse(validator.isComplete());
  }

  @Test
  void everySplitIsJudgedAsTheWhole() {
    for (String hex : SEQUENCES) {
      byte[] octets = HexFormat.of().parseHex(hex);
      for (int first = 0; first <= octets.length; first++) {
        for (int second = first; second <= octets.length; second++) {
          Utf8Validator validator = new Utf8Validator();
          validator.feed(ByteBuffer.wrap(octets, 0, first));
          validator.feed(ByteBuffer.wrap(octets, first, second - first));
          boolean valid = validator.feed(ByteBuffer.wrap(octets, second, octets.length - second));
          oracle.check(octets, validator, valid);
        }
      }
    }
  }

  @Test
  void sequencesInsideLongAsciiTextAreFoundAtEveryOffset() {
    for (String hex : SEQUENCES) {
      byte[] sequence = HexFormat.of().parseHex(hex);
      for (int before = 0; before <= 16; before++) {
        for (int after = 0; after <= 16; after++) {
          byte[] octets = new byte[before + sequence.length + after];
          Arrays.fill(octets, (byte) 'a');
          System.arraycopy(sequence, 0, octets, before, sequence.length);
          for (ByteBuffer buffer : buffersOf(octets)) {
            Utf8Validator validator = new Utf8Validator();
            boolean valid = validator.feed(buffer);
            oracle.check(octets, validator, valid);
          }
        }
      }
    }
  }

  @Test
  void feedingMovesNeitherPositionNorLimit() {
    ByteBuffer buffer = ByteBuffer.wrap("0123456789ABCDEF".getBytes(StandardCharsets.UTF_8));
    buffer.position(3).limit(14);

    assertTrue(new Utf8Validator().feed(buffer));

    assertEquals(3, buffer.position());
    assertEquals(14, buffer.limit());
  }

  @Test
  void octetsOutsidePositionAndLimitAreNotLookedAt() {
    byte[] octets = new byte[32];
    Arrays.fill(octets, (byte) 0xFF);
    Arrays.fill(octets, 5, 26, (byte) 'a');
    Utf8Validator validator = new Utf8Validator();

    assertTrue(validator.feed(ByteBuffer.wrap(octets, 5, 21)));
    assertEquals(21, validator.position());
  }

  @Test
  void failureStaysUntilReset() {
    Utf8Validator validator = new Utf8Validator();
    ByteBuffer good = ByteBuffer.wrap(new byte[] {'o', 'k'});
    assertFalse(validator.feed(ByteBuffer.wrap(new byte[] {'a', (byte) 0xFF, 'b'})));

    assertFalse(validator.feed(good));
    assertFalse(validator.feed(ByteBuffer.allocate(0)));
    assertEquals(1, validator.position());

    validator.reset();
    assertTrue(validator.isComplete());
    assertTrue(validator.feed(good));
    assertEquals(2, validator.position());
  }

  @Test
  void resetForgetsACutCodePoint() {
    Utf8Validator validator = new Utf8Validator();
    assertTrue(validator.feed(ByteBuffer.wrap(new byte[] {(byte) 0xE2, (byte) 0x82})));
    assertFalse(validator.isComplete());

    validator.reset();

    assertTrue(validator.feed(ByteBuffer.wrap(new byte[] {'a'})));
    assertTrue(validator.isComplete());
  }

  @Test
  void randomTextWithRandomFaultsIsJudgedAsTheJdkDecoderDoes() {
    for (long seed = 0; seed < 3000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        int codePoint = random.nextInt(1 << random.nextInt(1, 21));
        text.appendCodePoint(codePoint >> 11 == 0x1B ? 'a' : codePoint); // D800 to DFFF
      }
      byte[] octets = text.toString().getBytes(StandardCharsets.UTF_8);
      if (octets.length > 0 && random.nextBoolean()) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt();
      }
      Utf8Validator validator = new Utf8Validator();
      boolean valid = true;
      for (int at = 0; at < octets.length; ) {
        int size = Math.min(octets.length - at, random.nextInt(1, 30));
        valid = validator.feed(ByteBuffer.wrap(octets, at, size));
        at += size;
      }
      oracle.check(octets, validator, valid);
    }
  }

  /** Every sequence with one octet out of each set. */
  private void checkAll(int[]... sets) {
    byte[] octets = new byte[sets.length];
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    checkAll(octets, 0, sets, buffer, new Utf8Validator());
  }

  private void checkAll(
      byte[] octets, int depth, int[][] sets, ByteBuffer buffer, Utf8Validator validator) {
    if (depth == sets.length) {
      validator.reset();
      boolean valid = validator.feed(buffer);
      oracle.check(octets, validator, valid);
      return;
    }
    for (int octet : sets[depth]) {
      octets[depth] = (byte) octet;
      checkAll(octets, depth + 1, sets, buffer, validator);
    }
  }

  private static List<ByteBuffer> buffersOf(byte[] octets) {
    ByteBuffer direct = ByteBuffer.allocateDirect(octets.length + 1).position(1).put(octets);
    return List.of(
        ByteBuffer.wrap(octets),
        ByteBuffer.wrap(octets).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN),
        direct.position(1).order(ByteOrder.LITTLE_ENDIAN));
  }

  private static int[] all() {
    int[] octets = new int[256];
    Arrays.setAll(octets, i -> i);
    return octets;
  }

  /** What the decoder of the JDK says of the same octets. */
  private static final class Oracle {
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer out = CharBuffer.allocate(512);
    private byte[] array = new byte[0];
    private ByteBuffer in = ByteBuffer.wrap(array);

    void check(byte[] octets, Utf8Validator validator, boolean valid) {
      boolean canBegin = canBegin(octets, octets.length);
      boolean complete = canBegin && decodes(octets, octets.length, true);
      if (valid != canBegin || validator.isComplete() != complete) {
        fail(
            HexFormat.of().formatHex(octets)
                + (": valid " + valid + ", complete " + validator.isComplete())
                + (", wanted " + canBegin + ", " + complete));
      }
      int position = (int) validator.position();
      boolean right =
          valid
              ? position == octets.length
              : canBegin(octets, position) && !canBegin(octets, position + 1);
      if (!right) {
        fail(HexFormat.of().formatHex(octets) + ": position " + position);
      }
    }

    /** Whether something can follow that makes the first {@code size} octets valid. */
    private boolean canBegin(byte[] octets, int size) {
      if (!decodes(octets, size, false)) {
        return false;
      }
      if (decodes(octets, size, true)) {
        return true;
      }
      // The decoder does not tell ED A0 from a cut code point: ask it about all that could follow.
      for (String rest : List.of("80", "8080", "808080", "bf80", "bf8080")) {
        byte[] more = HexFormat.of().parseHex(rest);
        byte[] completed = Arrays.copyOf(octets, size + more.length);
        System.arraycopy(more, 0, completed, size, more.length);
        if (decodes(completed, completed.length, true)) {
          return true;
        }
      }
      return false;
    }

    private boolean decodes(byte[] octets, int size, boolean atEnd) {
      if (octets != array) {
        array = octets;
        in = ByteBuffer.wrap(octets);
      }
      decoder.reset();
      in.clear().limit(size);
      out.clear();
      return !decoder.decode(in, out, atEnd).isError();
    }
  }
}
