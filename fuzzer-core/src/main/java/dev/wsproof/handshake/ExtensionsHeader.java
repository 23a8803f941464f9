package dev.wsproof.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads and writes the value of Sec-WebSocket-Extensions; knows no extension and agrees to none
 * (RFC 6455 §9.1). Stateless to its users: any thread.
 */
public final class ExtensionsHeader {
  private static final int END = -1;

  private final String text;
  private int at;

  private ExtensionsHeader(String text) {
    this.text = text;
  }

  /**
   * The extensions in all fields of a head, in order; empty elements of the lists are skipped.
   *
   * @param values the value of each field
   * @throws MalformedHead when a value breaks the grammar
   */
  public static List<Extension> parse(List<String> values) throws MalformedHead {
    List<Extension> extensions = new ArrayList<>();
    for (String value : values) {
      new ExtensionsHeader(value).readList(extensions);
    }
    return extensions;
  }

  /** The value of one field that lists {@code extensions}. */
  public static String format(List<Extension> extensions) {
    return extensions.stream().map(Extension::toString).collect(Collectors.joining(", "));
  }

  private void readList(List<Extension> extensions) throws MalformedHead {
    while (next() != END) {
      if (next() == ',') {
        at++;
        continue;
      }
      extensions.add(readExtension());
      if (next() != ',' && next() != END) {
        throw malformed("a comma, a semicolon or the end");
      }
    }
  }

  private Extension readExtension() throws MalformedHead {
    String name = readToken();
    List<Parameter> parameters = new ArrayList<>();
    while (next() == ';') {
      at++;
      parameters.add(readParameter());
    }
    return new Extension(name, parameters);
  }

  private Parameter readParameter() throws MalformedHead {
    String name = readToken();
    if (next() != '=') {
      return new Parameter(name, null);
    }
    at++;
    return new Parameter(name, next() == '"' ? readQuoted() : readToken());
  }

  private String readToken() throws MalformedHead {
    next();
    int begin = at;
    while (at < text.length() && Token.isPart(text.charAt(at))) {
      at++;
    }
    if (at == begin) {
      throw malformed("a token");
    }
    return text.substring(begin, at);
  }

  private String readQuoted() throws MalformedHead {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
      }
      if (at < text.length()) {
        value.append(text.charAt(at));
        at++;
      }
    }
    if (at == text.length()) {
      throw malformed("a closing quote");
    }
    if (!Token.is(value.toString())) {
      throw malformed("a quoted string with a token in it, ending");
    }
    at++;
    return value.toString();
  }

  /** The character that comes after white space, which is skipped; not consumed itself. */
  private int next() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : END;
  }

  private MalformedHead malformed(String wanted) {
    return new MalformedHead(
        "Sec-WebSocket-Extensions", text, wanted + " at character " + (at + 1));
  }
}
