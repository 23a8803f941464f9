package dev.wsproof.cli.testee;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Reads Sec-WebSocket-Extensions to the letter (RFC 6455 §9.1): Netty's reader splits at every
 * comma, forgets what stands there twice and minds no grammar. Knows no extension.
 */
final class ExtensionList {
  /**
   * An extension.
   *
   * @param text name and parameters, without quotation marks
   * @param repeats whether a parameter stands there twice
   */
  record Element(String text, boolean repeats) {}

  private static final String SEPARATORS = "()<>@,;:\\\"/[]?={} \t";

  private final String value;
  private int at;
  private boolean wrong;

  private ExtensionList(String value) {
    this.value = value;
  }

  /**
   * The extensions in all values of the field.
   *
   * @return null when a value breaks the grammar, or there is no extension at all
   */
  static List<Element> read(List<String> values) {
    List<Element> elements = new ArrayList<>();
    for (String value : values) {
      ExtensionList list = new ExtensionList(value);
      list.addTo(elements);
      if (list.wrong) {
        return null;
      }
    }
    return elements.isEmpty() ? null : elements;
  }

  private void addTo(List<Element> elements) {
    while (!wrong && next() != 0) {
      if (next() == ',') {
        at++;
        continue;
      }
      elements.add(element());
      wrong |= next() != ',' && next() != 0;
    }
  }

  private Element element() {
    StringJoiner text = new StringJoiner("; ");
    Set<String> names = new HashSet<>();
    boolean repeats = false;
    text.add(token());
    while (!wrong && next() == ';') {
      at++;
      String name = token();
      repeats |= !names.add(name);
      if (next() == '=') {
        at++;
        text.add(name + "=" + (next() == '"' ? quoted() : token()));
      } else {
        text.add(name);
      }
    }
    return new Element(text.toString(), repeats);
  }

  private String token() {
    next();
    int begin = at;
    while (at < value.length() && isPart(value.charAt(at))) {
      at++;
    }
    wrong |= at == begin;
    return value.substring(begin, at);
  }

  /** A quoted string, which holds a token. */
  private String quoted() {
    StringBuilder token = new StringBuilder();
    at++;
    while (at < value.length() && value.charAt(at) != '"') {
      if (value.charAt(at) == '\\') {
        at++;
      }
      if (at < value.length()) {
        char c = value.charAt(at++);
        wrong |= !isPart(c);
        token.append(c);
      }
    }
    wrong |= at >= value.length() || token.isEmpty();
    at++;
    return token.toString();
  }

  private static boolean isPart(char c) {
    return c > ' ' && c < 0x7F && SEPARATORS.indexOf(c) < 0;
  }

  /** What comes behind white space; 0 at the end. */
  private char next() {
    while (at < value.length() && (value.charAt(at) == ' ' || value.charAt(at) == '\t')) {
      at++;
    }
    return at < value.length() ? value.charAt(at) : 0;
  }
}
