package dev.wsproof.cli.testee.defect;

import java.util.ArrayList;
import java.util.List;

/** Reads the Sec-WebSocket-Extensions field (RFC 6455 §9.1); knows no extension. */
final class Extensions {
  /**
   * An extension with its parameters, each a name and a value; the value is null when there is
   * none.
   */
  record Element(String name, List<String[]> parameters) {
    /** The values of a parameter. */
    List<String[]> all(String parameter) {
      return parameters.stream().filter(p -> p[0].equals(parameter)).toList();
    }

    boolean has(String parameter) {
      return !all(parameter).isEmpty();
    }
  }

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  private Extensions() {}

  /** The elements of a value. */
  static List<Element> read(String value, boolean blindToQuotes) throws Failure {
    List<Element> elements = new ArrayList<>();
    for (String element : split(value, ',', blindToQuotes)) {
      if (element.isBlank()) {
        continue;
      }
      List<String> parts = split(element, ';', false);
      List<String[]> parameters = new ArrayList<>();
      for (String part : parts.subList(1, parts.size())) {
        int equals = part.indexOf('=');
        String name = (equals < 0 ? part : part.substring(0, equals)).strip();
        String given = equals < 0 ? null : unquoted(part.substring(equals + 1).strip());
        if (!name.matches(TOKEN) || given != null && !given.matches(TOKEN) && !blindToQuotes) {
          throw Failure.protocol("an extension parameter is no token");
        }
        parameters.add(new String[] {name, given});
      }
      String name = parts.get(0).strip();
      if (!name.matches(TOKEN) && !blindToQuotes) {
        throw Failure.protocol("an extension is no token");
      }
      elements.add(new Element(name, parameters));
    }
    return elements;
  }

  private static List<String> split(String value, char at, boolean blindToQuotes) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (quoted && c == '\\' && i + 1 < value.length()) {
        part.append(c).append(value.charAt(++i));
      } else if (c == at && !quoted) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        quoted ^= c == '"' && !blindToQuotes;
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
  }
}
