package dev.wsproof.cases.compile;

import dev.wsproof.cases.coverage.Keyword;
import dev.wsproof.cases.coverage.Requirement;
import dev.wsproof.cases.coverage.Testable;
import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.YamlDocuments;
import dev.wsproof.wire.Role;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a list of requirements; complains of what it can't read and leaves it out. */
public final class RequirementReader {
  /** What an id looks like. */
  static final Pattern ID = Pattern.compile("R\\d{4}-\\d+(\\.\\d+)*-\\d+|IANA-close-code-\\d+");

  private static final int LONGEST = 160;
  private static final List<String> KEYS =
      List.of("id", "level", "binds", "text", "partly", "untestable", "watched", "uncovered");
  private static final Map<String, Keyword> KEYWORDS =
      Arrays.stream(Keyword.values()).collect(Collectors.toMap(Keyword::word, Function.identity()));
  private static final Map<String, Set<Role>> BOUND =
      Map.of(
          "client", Set.of(Role.CLIENT),
          "server", Set.of(Role.SERVER),
          "both", Set.of(Role.CLIENT, Role.SERVER),
          "intermediary", Set.of());

  private final Diagnostics out;
  private final Map<String, Requirement> read = new LinkedHashMap<>();

  private RequirementReader(Diagnostics out) {
    this.out = out;
  }

  /** The requirements of a file by id, in its order. */
  public static Map<String, Requirement> read(String file, String text, Diagnostics out) {
    RequirementReader reader = new RequirementReader(out);
    for (Node document : YamlDocuments.read(file, text, out)) {
      if (document instanceof Node.Items items) {
        items.items().forEach(reader::add);
      } else {
        out.unwanted("requirements", document, "a list");
      }
    }
    return Collections.unmodifiableMap(reader.read);
  }

  private void add(Node node) {
    Keys keys = Keys.of("requirement", node, KEYS, out);
    if (keys == null) {
      return;
    }
    int before = out.raised();
    keys.require("id", "an id such as R6455-5.1-3");
    keys.require("level", "must, must-not, should, should-not or may");
    keys.require("binds", "client, server, both or intermediary");
    keys.require("text", "what is demanded, in a sentence");
    String id = keys.text("id", 40);
    if (id != null && !ID.matcher(id).matches()) {
      out.unwanted("id", keys.get("id"), "an id such as R6455-5.1-3");
    }
    if (keys.has("partly") && keys.has("untestable")) {
      out.add(keys.at(), "partly and untestable: got both, wanted one");
    }
    String partly = keys.prose("partly", LONGEST);
    String untestable = keys.prose("untestable", LONGEST);
    Requirement requirement =
        new Requirement(
            id,
            keys.choice("level", KEYWORDS, Keyword.MUST),
            keys.choice("binds", BOUND, Set.of()),
            keys.prose("text", LONGEST),
            testable(partly, untestable),
            partly == null ? untestable : partly,
            keys.flag("watched", false),
            keys.prose("uncovered", LONGEST));
    if (out.raised() == before && read.putIfAbsent(id, requirement) != null) {
      out.unwanted("id", keys.get("id"), "each id once");
    }
  }

  private static Testable testable(String partly, String untestable) {
    if (untestable != null) {
      return Testable.NO;
    }
    return partly == null ? Testable.YES : Testable.PARTLY;
  }
}
