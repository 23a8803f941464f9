package dev.wsproof.report.html;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import dev.wsproof.report.text.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Compiles the templates beside this class and escapes every value put into them; offers no way
 * around that.
 */
final class Templates {
  private final Factory factory = new Factory();

  Mustache compile(String name) {
    return factory.compile(name);
  }

  Mustache compile(Reader template) {
    return factory.compile(template, "inline.html");
  }

  /** A resource as it is. */
  static String text(String name) {
    try (InputStream in = Templates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Finds templates here, and escapes. */
  private static final class Factory extends DefaultMustacheFactory {
    Factory() {
      super((String name) -> new StringReader(text(name)));
    }

    @Override
    public void encode(String value, Writer writer) {
      try {
        escape(Visible.of(value), writer);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }

    private static void escape(String value, Writer writer) throws IOException {
      int written = 0;
      for (int i = 0; i < value.length(); i++) {
        String entity = entity(value, i);
        if (entity != null) {
          writer.write(value, written, i - written);
          writer.write(entity);
          written = i + 1;
        }
      }
      writer.write(value, written, value.length() - written);
    }

    /**
     * What stands for a character in text and in quoted attributes alike; null for itself. The
     * underscore of {@code case_failed} is one of them because pipelines count that word in the
     * overview, and no peer shall add to it.
     */
    private static String entity(String value, int index) {
      return switch (value.charAt(index)) {
        case '&' -> "&amp;";
        case '<' -> "&lt;";
        case '>' -> "&gt;";
        case '"' -> "&quot;";
        case '\'' -> "&#39;";
        case '`' -> "&#96;";
        case '_' -> value.startsWith("case_failed", index - 4) ? "&#95;" : null;
        default -> null;
      };
    }
  }
}
