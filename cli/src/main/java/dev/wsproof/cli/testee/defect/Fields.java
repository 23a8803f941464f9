package dev.wsproof.cli.testee.defect;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The head of an HTTP message: its first line and its fields. Refuses heads that are not grammar or
 * have no end; judges no field. Immutable.
 *
 * @param line the first line
 * @param fields name and value of each, in order
 */
record Fields(String line, List<String[]> fields) {
  private static final int MOST_OCTETS = 128 << 10;
  private static final String END = "\r\n\r\n";

  /** Reads up to the empty line and not an octet more. */
  static Fields read(InputStream in, boolean inOnePiece) throws IOException {
    StringBuilder text = new StringBuilder();
    while (!ended(text)) {
      if (inOnePiece && text.length() > 0 && in.available() == 0) {
        throw Failure.protocol("the head came in pieces");
      }
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException("the head has no end");
      }
      text.append((char) octet);
      if (text.length() > MOST_OCTETS) {
        throw new Failure(Failure.TOO_BIG, "the head is too long");
      }
    }
    String[] lines = text.toString().split("\r\n");
    List<String[]> fields = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      if (!lines[i].matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\\x00-\\x08\\x0a-\\x1f\\x7f]*")) {
        throw Failure.protocol("a line is no field");
      }
      int colon = lines[i].indexOf(':');
      fields.add(
          new String[] {lines[i].substring(0, colon), lines[i].substring(colon + 1).strip()});
    }
    return new Fields(lines.length == 0 ? "" : lines[0], fields);
  }

  private static boolean ended(StringBuilder text) {
    int behind = text.length() - END.length();
    return behind >= 0 && text.indexOf(END, behind) == behind;
  }

  /** All values of a field. */
  List<String> all(String name) {
    return fields.stream().filter(f -> f[0].equalsIgnoreCase(name)).map(f -> f[1]).toList();
  }

  /** Whether a field of that name is there in exactly these letters or not at all. */
  boolean spelled(String name) {
    return fields.stream().allMatch(f -> !f[0].equalsIgnoreCase(name) || f[0].equals(name));
  }

  /** The members of a list, over all of its lines. */
  List<String> list(String name) {
    return all(name).stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(member -> !member.isEmpty())
        .toList();
  }

  /** The same in small letters. */
  List<String> tokens(String name) {
    return list(name).stream().map(token -> token.toLowerCase(Locale.ROOT)).toList();
  }

  /** As octets; a head is ASCII. */
  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
