package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.Position;
import dev.wsproof.cases.text.ExpectationText;
import dev.wsproof.cases.text.OpeningText;
import dev.wsproof.cases.text.Visible;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.DeflateOffer;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.script.Level;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.script.Watch;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes one case of a family and a row; makes none when anything in it is wrong. */
final class CaseReader {
  private static final Map<String, Level> LEVELS = new LinkedHashMap<>();
  private static final List<String> NOT_FILLED_IN = List.of("family", "cases", "axes", "when");
  private static final int LONGEST_TEXT = 1000;
  private static final Map<String, Role> ROLES = new LinkedHashMap<>();
  private static final Map<String, Watch> WATCHES = new LinkedHashMap<>();

  /** An RFC or a registry, a section, and a number in it. */
  private static final Pattern REQUIREMENT =
      Pattern.compile("[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9.]+)+");

  static {
    ROLES.put("client", Role.CLIENT);
    ROLES.put("server", Role.SERVER);
    LEVELS.put("must", Level.MUST);
    LEVELS.put("should", Level.SHOULD);
    LEVELS.put("may", Level.MAY);
    for (Watch watch : Watch.values()) {
      WATCHES.put(watch.word(), watch);
    }
  }

  private final String suite;
  private final PayloadReader payloads;

  CaseReader(String suite, Budget budget) {
    this.suite = suite;
    this.payloads = new PayloadReader(budget);
  }

  /** The case of {@code row}; null when there are mistakes, which {@code out} then has. */
  LocatedCase read(String name, Node.Fields family, Row row, Template template, Diagnostics out) {
    final int before = out.raised();
    Map<String, Node.Field> source = new LinkedHashMap<>(family.fields());
    source.keySet().removeAll(NOT_FILLED_IN);
    for (String column : FamilyReader.OWN_COLUMNS) {
      if (row.get(column) != null) {
        source.remove(column);
      }
    }
    Position at = row.at();
    CaseId id = id(family, row, template, out);
    Diagnostics here = id == null ? out : out.under("case " + id);
    if (!chooseAlternative(family.get("when"), row, template, source, here)) {
      return null;
    }
    Node filled = template.fill(new Node.Fields(family.at(), source), row, here);
    if (!(filled instanceof Node.Fields fields)) {
      return null;
    }
    Map<String, Node.Field> whole = new LinkedHashMap<>(fields.fields());
    for (String column : FamilyReader.OWN_COLUMNS) {
      if (row.get(column) != null) {
        whole.put(column, new Node.Field(row.get(column).at(), row.get(column)));
      }
    }
    Keys keys = Keys.of("family", new Node.Fields(family.at(), whole), FamilyReader.KEYS, here);
    TestCase testCase = testCase(id, name, keys, here);
    return out.raised() == before && testCase != null ? new LocatedCase(at, testCase) : null;
  }

  private static CaseId id(Node.Fields family, Row row, Template template, Diagnostics out) {
    Node node = row.get("id");
    if (node == null && family.get("id") != null) {
      node = template.fill(family.get("id"), row, out);
    }
    if (node == null) {
      out.add(
          row.at(), "id: missing, wanted two to six numbers joined by dots, such as \"6.22.10\"");
      return null;
    }
    String text = Values.text("id", node, 60, out);
    if (text != null && !CaseId.isId(text)) {
      out.unwanted("id", node, "two to six numbers joined by dots, such as \"6.22.10\"");
      return null;
    }
    return text == null ? null : CaseId.of(text);
  }

  /** Puts what the first alternative of {@code when} that fits says over {@code source}. */
  private static boolean chooseAlternative(
      Node when, Row row, Template template, Map<String, Node.Field> source, Diagnostics out) {
    if (when == null) {
      return true;
    }
    if (!(when instanceof Node.Items items)) {
      out.unwanted("when", when, "a list of alternatives, each with if, expect and close");
      return false;
    }
    Map<String, Node.Field> columns = new LinkedHashMap<>();
    for (Map.Entry<String, Node> column : row.values().entrySet()) {
      columns.put(column.getKey(), new Node.Field(column.getValue().at(), column.getValue()));
    }
    Node.Fields chosen = null;
    for (Node item : items.items()) {
      Keys keys = Keys.of("when", item, List.of("if", "expecting", "expect", "close"), out);
      if (keys == null) {
        return false;
      }
      if (keys.get("if") instanceof Node.Fields conditions) {
        template.used().addAll(conditions.fields().keySet());
      }
      if (Rows.matches(keys.get("if"), columns, row.known(), out) && chosen == null) {
        chosen = (Node.Fields) item;
      }
    }
    if (chosen == null) {
      out.add(
          row.at(), "when: no alternative fits this row, wanted one; the last may leave out if");
      return false;
    }
    source.putAll(chosen.fields());
    source.remove("if");
    return true;
  }

  private TestCase testCase(CaseId id, String name, Keys keys, Diagnostics out) {
    Level level = keys.choice("level", LEVELS, Level.MUST);
    List<String> spec = spec(keys, out);
    String description = description(keys);
    Delivery usual = Delivery.AT_ONCE;
    if (keys.has("send")) {
      Keys send = Keys.of("send", keys.get("send"), List.of("chop", "sync"), out);
      usual = send == null ? usual : ScriptReader.delivery(send, usual, out);
    }
    if (!keys.has("script")) {
      return null;
    }
    int before = out.raised();
    List<Step> steps = new ScriptReader(payloads, usual, out).read(keys.get("script"));
    List<Step> readable = out.raised() == before ? steps : null;
    final boolean echoes = EchoReader.isIn(keys.get("script"));
    final List<DeflateOffer> offers = OfferReader.read(keys, echoes, out);
    ExpectationReader expectations = new ExpectationReader(payloads, out);
    List<Outcome> outcomes = expectations.outcomes(keys, readable, echoes);
    CloseExpectation close = expectations.close(keys, echoes);
    String expecting = keys.prose("expecting", LONGEST_TEXT);
    final Set<Role> roles = roles(keys, out);
    final List<String> requirements = requirements(keys, out);
    final HandshakeSpec handshake =
        new HandshakeReader(payloads, out).read(keys, roles.size() == 1);
    boolean informational = keys.flag("informational", false);
    boolean closesWhenDone = keys.flag("closes-when-done", true);
    Map<Opcode, Integer> framesSent = framesSent(keys, out);
    final Set<Watch> watched = watched(keys, out);
    if (id == null || name == null || description == null || outcomes == null || close == null) {
      return null;
    }
    String opening = handshake == null ? "" : OpeningText.sentence(handshake) + " ";
    String rendered = opening + ExpectationText.of(outcomes, close, informational, steps, offers);
    for (Watch watch : watched) {
      rendered += " " + watch.sentence();
    }
    return TestCase.of(id, suite, name)
        .level(level)
        .spec(spec)
        .texts(description, expecting == null ? rendered : expecting + " " + rendered)
        .steps(steps)
        .outcomes(outcomes)
        .close(close)
        .closesWhenDone(closesWhenDone)
        .informational(informational)
        .framesSent(framesSent)
        .deflate(offers)
        .roles(roles)
        .requirements(requirements)
        .handshake(handshake)
        .watched(watched)
        .build();
  }

  private static List<String> spec(Keys keys, Diagnostics out) {
    Node node = keys.get("spec");
    if (node == null) {
      return List.of();
    }
    List<Node> written = node instanceof Node.Items items ? items.items() : List.of(node);
    if (written.isEmpty() || written.size() > 20) {
      out.unwanted("spec", node, "1 to 20 clauses, such as \"RFC 6455 §5.4\"");
    }
    List<String> clauses = new ArrayList<>();
    for (Node clause : written) {
      String text = Values.prose("spec", clause, 60, out);
      if (text != null) {
        clauses.add(text);
      }
    }
    return clauses;
  }

  /** The ends we can be; either when the case does not say, or says it wrongly. */
  private static Set<Role> roles(Keys keys, Diagnostics out) {
    List<Node> written = keys.items("roles", "a list of client and server, the ends we can be");
    if (written == null || !keys.has("roles")) {
      return TestCase.EITHER_ROLE;
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Node node : written) {
      Role role = Values.choice("roles", node, ROLES, out);
      if (role != null && !roles.add(role)) {
        out.unwanted("roles", node, "each role once");
      }
    }
    if (written.isEmpty()) {
      out.unwanted("roles", keys.get("roles"), "client, server or both");
    }
    return roles.isEmpty() ? TestCase.EITHER_ROLE : roles;
  }

  /** What else to look at in clients. */
  private static Set<Watch> watched(Keys keys, Diagnostics out) {
    String wanted = "a list of " + String.join(", ", WATCHES.keySet());
    List<Node> written = keys.items("watch", wanted);
    if (written != null && keys.has("watch") && written.isEmpty()) {
      out.unwanted("watch", keys.get("watch"), wanted);
    }
    Set<Watch> watched = EnumSet.noneOf(Watch.class);
    for (Node node : written == null ? List.<Node>of() : written) {
      Watch watch = Values.choice("watch", node, WATCHES, out);
      if (watch != null && !watched.add(watch)) {
        out.unwanted("watch", node, "each once");
      }
    }
    return watched;
  }

  private static List<String> requirements(Keys keys, Diagnostics out) {
    List<Node> written = keys.items("requirements", "a list of ids such as R6455-5.1-3");
    if (written == null || !keys.has("requirements")) {
      return List.of();
    }
    if (written.isEmpty() || written.size() > 40) {
      out.unwanted("requirements", keys.get("requirements"), "1 to 40 ids such as R6455-5.1-3");
    }
    Set<String> ids = new LinkedHashSet<>();
    for (Node node : written) {
      String id = Values.text("requirements", node, 40, out);
      if (id != null && !REQUIREMENT.matcher(id).matches()) {
        out.unwanted("requirements", node, "an id such as R6455-5.1-3");
      } else if (id != null && !ids.add(id)) {
        out.unwanted("requirements", node, "each id once");
      }
    }
    return List.copyOf(ids);
  }

  /** What is particular to the case, then what its family is about. */
  private static String description(Keys keys) {
    String about = keys.prose("about", LONGEST_TEXT);
    String note = keys.prose("note", LONGEST_TEXT);
    if (about == null || note == null) {
      return about;
    }
    boolean ended = note.endsWith(".") || note.endsWith("?") || note.endsWith("!");
    return note + (ended ? " " : ". ") + about;
  }

  private static Map<Opcode, Integer> framesSent(Keys keys, Diagnostics out) {
    Map<Opcode, Integer> counts = new EnumMap<>(Opcode.class);
    if (!keys.has("frames-sent")) {
      return counts;
    }
    if (!(keys.get("frames-sent") instanceof Node.Fields fields)) {
      out.unwanted("frames-sent", keys.get("frames-sent"), "a mapping of opcode to count");
      return counts;
    }
    fields
        .fields()
        .forEach(
            (opcode, field) -> {
              Opcode which =
                  ScriptReader.opcode("frames-sent", Node.Scalar.text(field.at(), opcode), out);
              Integer count =
                  Values.whole(Visible.text(opcode), field.value(), 0, 1_000_000_000, out);
              if (which != null && count != null) {
                counts.put(which, count);
              }
            });
    return counts;
  }
}
