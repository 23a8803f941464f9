package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.script.OpeningOutcome;
import dev.wsproof.script.OpeningOutcome.StatusRange;
import dev.wsproof.script.OpeningOutcome.Way;
import dev.wsproof.script.Outcome.Grade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads how the opening handshake may go; refuses two ways that are the same. */
final class OpeningReader {
  private static final int MOST_STATUSES = 20;
  private static final int MOST_FIELDS = 10;
  private static final int LEAST_STATUS = 200;
  private static final int MOST_STATUS = 599;
  private static final String STATUSES =
      "a status of 200 to 599, a class such as 4xx, or a list of these";
  private static final String WAYS = "a list of ways, such as [opened, closed]";
  private static final Map<String, Way> WORDS = new LinkedHashMap<>();

  static {
    for (Way way : Way.values()) {
      if (way != Way.ANSWERED) {
        WORDS.put(way.word(), way);
      }
    }
  }

  private final Diagnostics out;

  OpeningReader(Diagnostics out) {
    this.out = out;
  }

  /** The ways that {@code opening} allows; fewer when some can't be read. */
  List<OpeningOutcome> read(Node opening) {
    List<OpeningOutcome> outcomes = new ArrayList<>();
    List<String> grades = Arrays.stream(Grade.values()).map(Grade::word).toList();
    Keys keys = Keys.of("opening", opening, grades, out);
    if (keys == null) {
      return outcomes;
    }
    int written = 0;
    for (Grade grade : Grade.values()) {
      List<Node> ways = keys.items(grade.word(), WAYS);
      for (Node node : ways == null ? List.<Node>of() : ways) {
        written++;
        OpeningOutcome outcome = outcome(grade, node);
        if (outcome == null) {
          continue;
        }
        if (outcomes.stream().anyMatch(other -> isSame(other, outcome))) {
          out.add(node.at(), "opening: the same way twice, leave one out");
        }
        outcomes.add(outcome);
      }
    }
    if (written == 0 && keys.has(Grade.OK.word())) {
      out.unwanted("opening", opening, "at least one way, such as {OK: [opened]}");
    } else if (!keys.has(Grade.OK.word())) {
      keys.require(Grade.OK.word(), WAYS);
    }
    return outcomes;
  }

  private static boolean isSame(OpeningOutcome one, OpeningOutcome other) {
    return one.way() == other.way()
        && one.statuses().equals(other.statuses())
        && one.fields().equals(other.fields())
        && one.agreement().equals(other.agreement());
  }

  private OpeningOutcome outcome(Grade grade, Node node) {
    if (node instanceof Node.Scalar) {
      Way way = Values.choice("opening", node, WORDS, out);
      return way == null ? null : new OpeningOutcome(grade, way);
    }
    if (node instanceof Node.Fields fields && fields.get(Way.AGREED.word()) != null) {
      Keys keys = Keys.of("opening", node, List.of(Way.AGREED.word()), out);
      return new OpeningOutcome(
          grade, new ExtensionsReader(out).pattern(keys.get(Way.AGREED.word())));
    }
    Keys keys = Keys.of("opening", node, List.of("status", "fields"), out);
    Node status = keys == null ? null : keys.require("status", STATUSES);
    if (status == null) {
      return null;
    }
    List<StatusRange> statuses = new ArrayList<>();
    List<Node> written = status instanceof Node.Items items ? items.items() : List.of(status);
    if (written.isEmpty() || written.size() > MOST_STATUSES) {
      out.unwanted("status", status, STATUSES);
    }
    for (Node one : written) {
      StatusRange range = range(one);
      if (range != null) {
        statuses.add(range);
      }
    }
    return new OpeningOutcome(grade, statuses, fields(keys));
  }

  private StatusRange range(Node node) {
    if (node instanceof Node.Scalar scalar) {
      if (scalar.type() == Node.Type.TEXT && scalar.text().matches("[2-5]xx")) {
        int first = (scalar.text().charAt(0) - '0') * 100;
        return new StatusRange(first, first + 99);
      }
      if (scalar.type() == Node.Type.NUMBER) {
        Integer status = Values.whole("status", node, LEAST_STATUS, MOST_STATUS, out);
        return status == null ? null : StatusRange.of(status);
      }
    }
    out.unwanted("status", node, STATUSES);
    return null;
  }

  private Map<String, String> fields(Keys keys) {
    Map<String, String> wanted = new LinkedHashMap<>();
    if (!keys.has("fields")) {
      return wanted;
    }
    if (!(keys.get("fields") instanceof Node.Fields fields)
        || fields.fields().size() > MOST_FIELDS) {
      out.unwanted("fields", keys.get("fields"), "a mapping of field name to an element of it");
      return wanted;
    }
    fields
        .fields()
        .forEach(
            (name, field) -> {
              String element = Values.prose("fields", field.value(), 100, out);
              if (element != null) {
                wanted.put(name, element);
              }
            });
    return wanted;
  }
}
