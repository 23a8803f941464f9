package dev.wsproof.cases.source;

import dev.wsproof.cases.source.Node.Scalar;
import dev.wsproof.cases.source.Node.Type;
import dev.wsproof.cases.text.Visible;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the documents of a YAML 1.2 file as located nodes; refuses anchors, aliases and tags, keys
 * that stand twice, and what is nested too deep or too big. One use, one thread.
 */
public final class YamlDocuments {
  /** How deep lists and mappings may be nested. */
  public static final int DEEPEST = 24;

  /** How many values a file may have. */
  public static final int MOST_NODES = 200_000;

  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(\\.\\d+|\\d+(\\.\\d*)?)([eE][-+]?\\d+)?"
              + "|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private final String file;
  private final String text;
  private final Diagnostics out;
  private Iterator<Event> events;
  private int nodes;

  private YamlDocuments(String file, String text, Diagnostics out) {
    this.file = file;
    this.text = text;
    this.out = out;
  }

  /** The documents of {@code text}; those before a mistake in its syntax when there is one. */
  public static List<Node> read(String file, String text, Diagnostics out) {
    return new YamlDocuments(file, text, out).documents();
  }

  private List<Node> documents() {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(Utf8Text.MOST_OCTETS).build();
    List<Node> documents = new ArrayList<>();
    try {
      events = new Parse(settings).parseString(text).iterator();
      while (events.hasNext()) {
        if (events.next() instanceof DocumentStartEvent) {
          Node document = node(events.next(), 1);
          if (!(document instanceof Scalar scalar && scalar.type() == Type.NOTHING)) {
            documents.add(document);
          }
        }
      }
    } catch (TooMuch e) {
      out.add(e.at, e.getMessage());
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      out.add(mark.map(this::position).orElse(Position.startOf(file)), notYaml(e.getProblem()));
    } catch (ReaderException e) {
      out.add(
          positionOf(e.getPosition()),
          notYaml("the character U+%04X is not allowed here".formatted(e.getCodePoint())));
    } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // What its own exceptions do not cover: numbers in directives and escapes out of range.
      out.add(Position.startOf(file), notYaml(String.valueOf(e.getMessage())));
    }
    return documents;
  }

  private static String notYaml(String why) {
    String line = why == null ? "" : why.strip().replaceAll("\\s+", " ");
    return "not YAML: " + Visible.text(line.length() > 200 ? line.substring(0, 200) + "…" : line);
  }

  private Node node(Event event, int depth) {
    Position at = event.getStartMark().map(this::position).orElse(Position.startOf(file));
    if (++nodes > MOST_NODES) {
      throw new TooMuch(at, "the file is too big: wanted at most " + MOST_NODES + " values");
    }
    if (event instanceof AliasEvent alias) {
      out.add(at, "alias *" + Visible.text(alias.getAlias().getValue()) + ": write it out");
      return new Node.Unreadable(at);
    }
    refuseProperties((NodeEvent) event, at);
    if (event instanceof ScalarEvent scalar) {
      return new Scalar(
          at,
          scalar.isPlain() && scalar.getTag().isEmpty() ? plain(scalar.getValue()) : Type.TEXT,
          scalar.getValue());
    }
    if (depth > DEEPEST) {
      throw new TooMuch(at, "nested too deep: wanted at most " + DEEPEST + " levels");
    }
    return event instanceof MappingStartEvent ? mapping(at, depth) : items(at, depth);
  }

  private void refuseProperties(NodeEvent event, Position at) {
    if (event.getAnchor().isPresent()) {
      String anchor = event.getAnchor().get().getValue();
      out.add(at, "anchor &" + Visible.text(anchor) + ": there are none here, leave it out");
    }
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : ((CollectionStartEvent) event).getTag();
    if (tag.isPresent()) {
      out.add(at, "tag " + Visible.text(tag.get()) + ": there are none here, leave it out");
    }
  }

  private Node items(Position at, int depth) {
    List<Node> items = new ArrayList<>();
    for (Event next = events.next(); !isEnd(next); next = events.next()) {
      items.add(node(next, depth + 1));
    }
    return new Node.Items(at, items);
  }

  private Node mapping(Position at, int depth) {
    Map<String, Node.Field> fields = new LinkedHashMap<>();
    for (Event next = events.next(); !isEnd(next); next = events.next()) {
      Node key = node(next, depth + 1);
      Node value = node(events.next(), depth + 1);
      if (!(key instanceof Scalar name)) {
        out.unwanted("a key", key, "a word");
        continue;
      }
      Node.Field first = fields.putIfAbsent(name.text(), new Node.Field(key.at(), value));
      if (first != null) {
        out.add(
            key.at(),
            "key '"
                + Visible.text(name.text())
                + "' stands twice, first in line "
                + first.at().line()
                + ": leave one out");
      }
    }
    return new Node.Fields(at, fields);
  }

  private static boolean isEnd(Event event) {
    return event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd;
  }

  /** What a scalar without quotation marks is, after the core schema of YAML 1.2. */
  static Type plain(String text) {
    switch (text) {
      case "", "~", "null", "Null", "NULL" -> {
        return Type.NOTHING;
      }
      case "true", "false", "True", "False", "TRUE", "FALSE" -> {
        return Type.FLAG;
      }
      default -> {
        char first = text.charAt(0);
        boolean maybe = first == '-' || first == '+' || first == '.' || Character.isDigit(first);
        return maybe && text.length() <= 400 && NUMBER.matcher(text).matches()
            ? Type.NUMBER
            : Type.TEXT;
      }
    }
  }

  private Position position(Mark mark) {
    return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private Position positionOf(int offset) {
    String before = text.substring(0, Math.min(Math.max(offset, 0), text.length()));
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new Position(file, line, before.length() - before.lastIndexOf('\n'));
  }

  /** Ends the reading of a file that is bigger than any honest one. */
  private static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Position at;

    TooMuch(Position at, String message) {
      super(message, null, false, false);
      this.at = at;
    }
  }
}
