package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.Node.Scalar;
import dev.wsproof.cases.source.Node.Type;
import dev.wsproof.cases.text.Visible;
import dev.wsproof.script.Payload;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads data: text, {@code {hex}}, {@code {repeat, to}}, {@code {noise}}, {@code {deflate}} or a
 * list of these, one after another. Refuses text that has no UTF-8 and data longer than {@link
 * #LONGEST}.
 */
final class PayloadReader {
  /** The most octets a payload may have. */
  static final int LONGEST = 64 << 20;

  /** The most octets that are kept as they are instead of as a repeated unit. */
  static final int MOST_LITERAL = 256;

  /** The most octets that can be repeated. */
  static final int LONGEST_UNIT = 4096;

  /** The most octets a list of parts may have. */
  static final int LONGEST_LIST = 1 << 20;

  private static final String WANTED =
      "text in quotation marks, {hex: \"…\"}, {repeat: …, to: …}, {noise: …}, {deflate: …}"
          + " or a list of these";

  /** The keys of each form that is a mapping, the one it is known by first. */
  private static final List<List<String>> FORMS =
      List.of(List.of("hex"), List.of("repeat", "to"), List.of("noise"), List.of("deflate"));

  private final Budget budget;

  PayloadReader(Budget budget) {
    this.budget = budget;
  }

  /** The octets that {@code node} stands for; null when it stands for none. */
  Payload read(String what, Node node, Diagnostics out) {
    Payload payload = payload(what, node, out);
    if (payload != null) {
      budget.octets(node.at(), payload.isRepeat() ? payload.unit().length : payload.length());
    }
    return budget.isSpent() ? null : payload;
  }

  /** The octets of a part of something that is counted as a whole. */
  Payload part(String what, Node node, Diagnostics out) {
    return payload(what, node, out);
  }

  private Payload payload(String what, Node node, Diagnostics out) {
    if (node instanceof Scalar scalar) {
      return text(what, scalar, out);
    }
    if (node instanceof Node.Items items) {
      return list(what, items, out);
    }
    if (!(node instanceof Node.Fields fields)) {
      out.unwanted(what, node, WANTED);
      return null;
    }
    for (List<String> form : FORMS) {
      if (fields.fields().containsKey(form.get(0))) {
        Keys keys = Keys.of(what, fields, form, out);
        return switch (form.get(0)) {
          case "hex" -> hex(keys.get("hex"), out);
          case "noise" -> noise(keys);
          case "deflate" -> new BlocksReader(this, out).read(keys.get("deflate"));
          default -> repeat(keys, out);
        };
      }
    }
    out.unwanted(what, node, WANTED);
    return null;
  }

  private static Payload noise(Keys keys) {
    Integer length = keys.whole("noise", 0, LONGEST_LIST);
    return length == null ? null : Noise.of(length);
  }

  private static Payload text(String what, Scalar scalar, Diagnostics out) {
    if (scalar.type() != Type.TEXT) {
      String quoted = scalar.type() == Type.NOTHING ? "\"\"" : Visible.quoted(scalar.text(), 40);
      out.unwanted(what, scalar, WANTED + ": write " + quoted);
      return null;
    }
    if (hasLoneSurrogate(scalar.text())) {
      out.unwanted(
          what, scalar, "characters, which a lone surrogate is not: write its octets as hex");
      return null;
    }
    return Payload.text(scalar.text());
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static Payload hex(Node node, Diagnostics out) {
    String digits = Values.text("hex", node, Integer.MAX_VALUE, out);
    if (digits == null) {
      return null;
    }
    if (!isPairs(digits)) {
      out.unwanted("hex", node, "pairs of hexadecimal digits, such as \"ce ba\"");
      return null;
    }
    return Payload.hex(digits.replace(" ", ""));
  }

  private static boolean isPairs(String digits) {
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) != ' ') {
        if (i + 1 == digits.length()
            || !HexFormat.isHexDigit(digits.charAt(i))
            || !HexFormat.isHexDigit(digits.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private Payload repeat(Keys keys, Diagnostics out) {
    Node what = keys.require("repeat", "the data to repeat");
    Node to = keys.require("to", "a length in octets");
    Integer length = Values.whole("to", to, 0, LONGEST, out);
    Payload unit = what == null ? null : payload("repeat", what, out);
    if (unit == null || length == null) {
      return null;
    }
    if (unit.length() == 0 || unit.length() > LONGEST_UNIT) {
      out.add(
          what.at(),
          "repeat: got " + unit.length() + " octets, wanted 1 to " + LONGEST_UNIT + " octets");
      return null;
    }
    Payload whole = Payload.repeat(unit, length);
    return length <= MOST_LITERAL ? Payload.of(whole.octets()) : whole;
  }

  private Payload list(String what, Node.Items items, Diagnostics out) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    boolean whole = true;
    for (Node item : items.items()) {
      Payload part = payload(what, item, out);
      if (part == null) {
        whole = false;
      } else if (joined.size() + (long) part.length() > LONGEST_LIST) {
        out.add(
            item.at(), what + ": too long for a list, wanted at most " + LONGEST_LIST + " octets");
        return null;
      } else {
        joined.writeBytes(part.octets());
      }
    }
    return whole ? Payload.of(joined.toByteArray()) : null;
  }
}
