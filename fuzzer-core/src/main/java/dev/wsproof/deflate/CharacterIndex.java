package dev.wsproof.deflate;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Tells where in a ring of UTF-8 a character (code point) begins; checks no UTF-8. Immutable: any
 * thread.
 */
final class CharacterIndex {
  private static final int STEP = 256;

  private final ByteBuffer ring;
  private final int characters;
  private final int[] octetOfEach; // of characters 0, STEP, 2 * STEP and so on

  CharacterIndex(ByteBuffer octets) {
    ring = octets.slice();
    int[] begins = new int[ring.capacity() / STEP + 1];
    int count = 0;
    for (int at = 0; at < ring.capacity(); at++) {
      if (beginsCharacter(at)) {
        if (count % STEP == 0) {
          begins[count / STEP] = at;
        }
        count++;
      }
    }
    if (count == 0 || begins[0] != 0) {
      throw new IllegalArgumentException(
          "wanted UTF-8 text, got octets that begin inside a character");
    }
    characters = count;
    octetOfEach = Arrays.copyOf(begins, (count - 1) / STEP + 1);
  }

  /**
   * How many octets come before a character.
   *
   * @param character its number, counted from 0 and on over the end of the ring
   */
  long octetOf(long character) {
    int wanted = (int) (character % characters);
    int at = octetOfEach[wanted / STEP];
    for (int left = wanted % STEP; left > 0; left--) {
      at++;
      while (!beginsCharacter(at)) {
        at++;
      }
    }
    return character / characters * ring.capacity() + at;
  }

  private boolean beginsCharacter(int at) {
    return (ring.get(at) & 0xC0) != 0x80;
  }
}
