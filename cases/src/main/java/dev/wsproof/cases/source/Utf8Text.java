package dev.wsproof.cases.source;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of a file; refuses what is not UTF-8 and what is too long. */
public final class Utf8Text {
  /** The most octets a case file or table may have. */
  public static final int MOST_OCTETS = 4 << 20;

  private Utf8Text() {}

  /** The characters of {@code octets} without byte order mark; empty when they are none. */
  public static Optional<String> of(String file, byte[] octets, Diagnostics out) {
    if (octets.length > MOST_OCTETS) {
      out.add(
          Position.startOf(file),
          "the file is too long: got "
              + octets.length
              + " octets, wanted at most "
              + MOST_OCTETS
              + "; write long data with repeat, or cut the file in two");
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(octets);
    CharBuffer text = CharBuffer.allocate(octets.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, text, true);
    if (result.isError()) {
      out.add(
          positionOf(file, octets, in.position()),
          String.format(
              "not UTF-8: got octet 0x%02x, wanted text; write octets as {hex: \"…\"}",
              octets[in.position()] & 0xFF));
      return Optional.empty();
    }
    String whole = text.flip().toString();
    return Optional.of(whole.startsWith("\uFEFF") ? whole.substring(1) : whole);
  }

  private static Position positionOf(String file, byte[] octets, int offset) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < offset; i++) {
      if (octets[i] == '\n') {
        line++;
        column = 1;
      } else if ((octets[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return new Position(file, line, column);
  }
}
