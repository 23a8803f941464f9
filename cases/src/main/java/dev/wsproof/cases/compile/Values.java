package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.Node.Scalar;
import dev.wsproof.cases.source.Node.Type;
import dev.wsproof.cases.source.Spelling;
import dev.wsproof.cases.text.Visible;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads single values by type; says what is wrong and answers null when one is not of its type, and
 * null without a word when there is none.
 */
final class Values {
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Pattern TIME =
      Pattern.compile("([0-9]{1,7})ms|([0-9]{1,4})(?:\\.([0-9]{1,3}))?s");

  private Values() {}

  /** Text in any of YAML's forms, but not a number or flag without quotation marks. */
  static String text(String what, Node node, int most, Diagnostics out) {
    if (node == null) {
      return null;
    }
    if (!(node instanceof Scalar scalar) || scalar.type() == Type.NOTHING) {
      out.unwanted(what, node, "text");
      return null;
    }
    if (scalar.type() != Type.TEXT) {
      out.unwanted(what, node, "text: write " + Visible.quoted(scalar.text(), 40));
      return null;
    }
    int length = scalar.text().length();
    if (length > most) {
      String limits = "got " + length + " characters, wanted at most " + most;
      out.add(node.at(), what + ": " + limits);
      return null;
    }
    return scalar.text();
  }

  /** A line of prose: white space runs together, and there is nothing in it that can't be seen. */
  static String prose(String what, Node node, int most, Diagnostics out) {
    String text = text(what, node, most, out);
    if (text == null) {
      return null;
    }
    String line = onOneLine(text);
    if (line.isEmpty() || !Visible.isPrintable(line)) {
      out.unwanted(what, node, "a sentence of printable characters");
      return null;
    }
    return line;
  }

  private static String onOneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\n') {
        gap = line.length() > 0;
      } else {
        line.append(gap ? " " : "").append(c);
        gap = false;
      }
    }
    return line.toString();
  }

  /** A whole number in decimal digits. */
  static Integer whole(String what, Node node, int least, int most, Diagnostics out) {
    if (node == null) {
      return null;
    }
    if (node instanceof Scalar scalar
        && scalar.type() == Type.NUMBER
        && scalar.text().length() <= 10
        && isDigits(scalar.text())) {
      long value = Long.parseLong(scalar.text());
      if (value >= least && value <= most) {
        return (int) value;
      }
    }
    out.unwanted(what, node, "a whole number from " + least + " to " + most);
    return null;
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** A length as a frame header can say it: 64 bits without a sign. */
  static Long length(String what, Node node, Diagnostics out) {
    if (node == null) {
      return null;
    }
    if (node instanceof Scalar scalar && scalar.type() == Type.NUMBER && isDigits(scalar.text())) {
      try {
        return Long.parseUnsignedLong(scalar.text());
      } catch (NumberFormatException e) {
        // Falls through to the complaint: more than 64 bits.
      }
    }
    out.unwanted(what, node, "a whole number from 0 to 18446744073709551615");
    return null;
  }

  /** {@code true} or {@code false}. */
  static Boolean flag(String what, Node node, Diagnostics out) {
    if (node == null) {
      return null;
    }
    if (node instanceof Scalar scalar && scalar.type() == Type.FLAG) {
      switch (scalar.text()) {
        case "true", "True", "TRUE" -> {
          return true;
        }
        case "false", "False", "FALSE" -> {
          return false;
        }
        default -> {
          // A cell of a table with something else in it.
        }
      }
    }
    out.unwanted(what, node, "true or false");
    return null;
  }

  /** A time such as {@code 1s}, {@code 500ms} or {@code 1.5s}. */
  static Duration duration(String what, Node node, Diagnostics out) {
    if (node == null) {
      return null;
    }
    if (node instanceof Scalar scalar && scalar.type() == Type.TEXT) {
      Duration time = duration(scalar.text());
      if (time != null && !time.isZero() && time.compareTo(LONGEST) <= 0) {
        return time;
      }
    }
    out.unwanted(what, node, "a time from 1ms to 3600s, such as 1s, 1.5s or 500ms");
    return null;
  }

  private static Duration duration(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return null;
    }
    if (time.group(1) != null) {
      return Duration.ofMillis(Long.parseLong(time.group(1)));
    }
    String fraction = time.group(3) == null ? "" : time.group(3);
    long millis = fraction.isEmpty() ? 0 : Long.parseLong((fraction + "00").substring(0, 3));
    return Duration.ofSeconds(Long.parseLong(time.group(2))).plusMillis(millis);
  }

  /** One of some words. */
  static <T> T choice(String what, Node node, Map<String, T> words, Diagnostics out) {
    if (node == null) {
      return null;
    }
    boolean isText = node instanceof Scalar scalar && scalar.type() == Type.TEXT;
    String word = isText ? ((Scalar) node).text() : "";
    T value = words.get(word);
    if (value == null) {
      String wanted = String.join(" or ", words.keySet());
      out.unwanted(
          what,
          node,
          Spelling.nearest(word, words.keySet())
              .map(name -> wanted + ": did you mean " + name + "?")
              .orElse(wanted));
    }
    return value;
  }
}
