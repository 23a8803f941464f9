package dev.wsproof.cli.testee;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What it writes inflates to what it was given, by an inflater that remembers no more than it may.
 */
class SmallWindowDeflaterTest {
  private static final byte[] TAIL = {0, 0, (byte) 0xFF, (byte) 0xFF};

  /** Inflates {@code octets}, knowing {@code history} and nothing before it. */
  static byte[] inflate(byte[] octets, byte[] history, int most) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    if (history.length > 0) {
      inflater.setDictionary(history);
    }
    byte[] whole = Arrays.copyOf(octets, octets.length + TAIL.length);
    System.arraycopy(TAIL, 0, whole, octets.length, TAIL.length);
    inflater.setInput(whole);
    byte[] out = new byte[most + 1];
    int size = 0;
    for (int more = -1; more != 0; size += more) {
      more = inflater.inflate(out, size, out.length - size);
    }
    assertEquals(0, inflater.getRemaining());
    inflater.end();
    return Arrays.copyOf(out, size);
  }

  private static byte[] compress(SmallWindowDeflater deflater, byte[] message) {
    ByteBuf out = Unpooled.buffer();
    deflater.compress(Unpooled.wrappedBuffer(message), out);
    return ByteBufUtil.getBytes(out);
  }

  /** Letters that come again after {@code period}, with some noise between. */
  private static byte[] text(SplittableRandom random, int period, int size) {
    byte[] text = new byte[size];
    for (int i = 0; i < size; i++) {
      boolean again = i >= period && random.nextInt(20) > 0;
      text[i] = again ? text[i - period] : (byte) random.nextInt(256);
    }
    return text;
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10, 11, 12, 13, 14})
  void messagesReferToAWindowOfTheOnesBeforeAndNoFarther(int bits) throws DataFormatException {
    SplittableRandom random = new SplittableRandom(bits);
    int window = 1 << bits;
    for (int period : new int[] {1, 2, 5, 100, window - 1, window, window + 1}) {
      SmallWindowDeflater deflater = new SmallWindowDeflater(bits, true);
      byte[] all = text(random, period, 6 * window);
      int in = 0;
      int out = 0;
      while (in < all.length) {
        int size = Math.min(1 + random.nextInt(window), all.length - in);
        byte[] message = Arrays.copyOfRange(all, in, in + size);
        byte[] compressed = compress(deflater, message);
        byte[] known = Arrays.copyOfRange(all, Math.max(0, in - window), in);
        assertArrayEquals(message, inflate(compressed, known, size));
        in += size;
        out += compressed.length;
      }
      if (period <= window) {
        assertTrue(out < all.length * 3 / 4, period + ": " + out + " of " + all.length);
      }
    }
  }

  @Test
  void withoutContextTakeoverAMessageRefersToNoOther() throws DataFormatException {
    byte[] message = text(new SplittableRandom(1), 50, 400);
    SmallWindowDeflater fresh = new SmallWindowDeflater(9, false);
    byte[] first = compress(fresh, message);
    assertArrayEquals(first, compress(fresh, message));
    assertArrayEquals(message, inflate(first, new byte[0], 400));
    SmallWindowDeflater keeping = new SmallWindowDeflater(9, true);
    compress(keeping, message);
    byte[] second = compress(keeping, message);
    assertTrue(second.length < first.length / 2);
    assertThrows(DataFormatException.class, () -> inflate(second, new byte[0], 400));
  }

  @Test
  void whatIsAnOctetTooFarAwayIsNotReferredTo() {
    byte[] near = text(new SplittableRandom(2), 512, 4096);
    byte[] far = text(new SplittableRandom(2), 513, 4096);
    assertTrue(compress(new SmallWindowDeflater(9, true), near).length < near.length * 3 / 4);
    assertTrue(compress(new SmallWindowDeflater(9, true), far).length > far.length);
  }

  @Test
  void everyLengthOfARunComesBack() throws DataFormatException {
    SmallWindowDeflater deflater = new SmallWindowDeflater(8, false);
    for (int size = 1; size <= 600; size++) {
      byte[] run = new byte[size];
      Arrays.fill(run, (byte) 'x');
      assertArrayEquals(run, inflate(compress(deflater, run), new byte[0], size));
    }
  }

  @Test
  void longMessagesOfNoiseComeBack() throws DataFormatException {
    byte[] noise = new byte[1 << 20];
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) random.nextInt(256);
    }
    SmallWindowDeflater deflater = new SmallWindowDeflater(9, true);
    byte[] compressed = compress(deflater, noise);
    assertArrayEquals(noise, inflate(compressed, new byte[0], noise.length));
    assertTrue(compressed.length <= noise.length / 8 * 9 + 32);
  }
}
