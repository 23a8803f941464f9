package dev.wsproof.testdata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/** Grey clouds as a camera would take them, grain and all: a Windows bitmap of 512 by 512. */
final class Picture {
  static final int SIDE = 512;
  static final int HEADERS = 14 + 40;
  static final int PALETTE = 256 * 4;
  static final int OCTETS = HEADERS + PALETTE + SIDE * SIDE;

  private static final int COARSEST = 128;
  private static final int FINEST = 4;
  private static final int GRAIN = 12;

  private Picture() {}

  static byte[] generate() {
    ByteBuffer file = ByteBuffer.allocate(OCTETS).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'B').put((byte) 'M').putInt(OCTETS).putInt(0).putInt(HEADERS + PALETTE);
    file.putInt(40).putInt(SIDE).putInt(SIDE).putShort((short) 1).putShort((short) 8);
    file.putInt(0).putInt(SIDE * SIDE).putInt(2835).putInt(2835).putInt(256).putInt(0);
    for (int grey = 0; grey < 256; grey++) {
      file.putInt(grey << 16 | grey << 8 | grey);
    }
    SplittableRandom random = new SplittableRandom(2);
    int[] light = new int[SIDE * SIDE];
    int weight = 96;
    for (int grid = COARSEST; grid >= FINEST; grid /= 2) {
      addClouds(random, grid, weight, light);
      weight = weight * 5 / 8;
    }
    for (int point : light) {
      int grain = 0;
      for (int i = 0; i < 4; i++) {
        grain += random.nextInt(2 * GRAIN + 1) - GRAIN;
      }
      file.put((byte) Math.max(0, Math.min(255, 128 + point + grain / 2)));
    }
    return file.array();
  }

  /** Adds light that changes slowly from one point of a grid to the next. */
  private static void addClouds(SplittableRandom random, int grid, int weight, int[] light) {
    int points = SIDE / grid + 1;
    int[] at = new int[points * points];
    for (int i = 0; i < at.length; i++) {
      at[i] = random.nextInt(2 * weight + 1) - weight;
    }
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int corner = y / grid * points + x / grid;
        int right = x % grid;
        int down = y % grid;
        int above = at[corner] * (grid - right) + at[corner + 1] * right;
        int below = at[corner + points] * (grid - right) + at[corner + points + 1] * right;
        light[y * SIDE + x] += (above * (grid - down) + below * down) / (grid * grid);
      }
    }
  }
}
