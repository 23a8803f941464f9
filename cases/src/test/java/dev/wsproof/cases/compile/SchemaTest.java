package dev.wsproof.cases.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.YamlDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(resource("case-file.schema.json"));

  private static String resource(String name) {
    try (var in = SchemaTest.class.getResourceAsStream("/catalogue/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> refusals(String yaml) {
    List<String> refusals = new ArrayList<>();
    for (Node document : YamlDocuments.read("f.yaml", yaml, new Diagnostics())) {
      SCHEMA
          .validate(json(document), InputFormat.JSON)
          .forEach(error -> refusals.add(error.toString()));
    }
    return refusals;
  }

  private static String json(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return switch (scalar.type()) {
        case TEXT -> quoted(scalar.text());
        case NUMBER, FLAG -> scalar.text();
        case NOTHING -> "null";
      };
    } else if (node instanceof Node.Items items) {
      return items.items().stream()
          .map(SchemaTest::json)
          .collect(Collectors.joining(",", "[", "]"));
    } else if (node instanceof Node.Fields fields) {
      return fields.fields().entrySet().stream()
          .map(entry -> quoted(entry.getKey()) + ":" + json(entry.getValue().value()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    return "null";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars().forEach(c -> quoted.append(String.format("\\u%04x", c)));
    return quoted.append('"').toString();
  }

  @TestFactory
  Stream<DynamicTest> theSchemaAcceptsEveryFileOfTheCatalogue() {
    return Stream.of(
            "01-framing",
            "02-pings-pongs",
            "03-reserved-bits",
            "04-opcodes",
            "05-fragmentation",
            "06-utf8",
            "07-close",
            "09-limits",
            "10-misc",
            "12-compression",
            "13-parameters",
            "extended/00-opening-handshake",
            "extended/07-close",
            "extended/08-masking-lengths",
            "extended/14-robustness")
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name, () -> assertEquals(List.of(), refusals(resource(name + ".yaml")))));
  }

  @Test
  void theSchemaAcceptsEveryKeyThatTheReaderKnows() {
    String yaml =
        """
        suite: mine
        chapter: 1
        title: Everything
        count: 4
        defaults: {level: may, spec: RFC 6455 §5.2, roles: [client], requirements: [IANA-close-code-1], closes-when-done: false}
        ---
        family: everything
        about: Every key there is.
        note: "${word}"
        id: "1.${nr}"
        axes: {nr: [1, 2], word: [One.]}
        level: should
        spec: [RFC 6455 §5.4]
        roles: [client, server]
        requirements: [R6455-5.4-1, R7692-7.1.2.1-3]
        send: {sync: true}
        script:
          - {frame: 7, fin: false, rsv: 7, data: "a", mask: none, length-form: 64, chop: 1}
          - {frame: ping, data: "a", times: 1000}
          - {reading: paused}
          - {reading: resumed}
          - {hold-tcp: 1s, tag: B}
          - {afterwards: echo}
          - {drop: half}
          - {message: binary, data: {repeat: {hex: "ce ba"}, to: 9}, fragment: 2, sync: false}
          - {octets: ["a", {hex: ""}]}
          - {frame-begin: ping, fin: true, rsv: 0, mask: "00ff00ff", length: 18446744073709551615}
          - {frame-part: "a", chop: 1}
          - {frame-end: short}
          - {wait: 1.5s, tag: A}
          - {close: none, reason: "a"}
          - {close-after: 250ms}
          - {fail-after: 2s}
          - {drop: rst}
        expecting: Much.
        when:
          - if: {nr: 1}
            expecting: More.
            expect: [{OK: [{timeout: A}, {pongs: "a"}], meaning: "Slow."}, {OK: [{binary: "b"}]}]
            close: {by: peer, codes: [1002, "${nr}"], clean: optional, wrong-code: reported}
          - expect: {OK: [{text: "a"}, {pong: ""}], NON-STRICT: []}
            close: {by: us, codes: [1000], clean: required, wrong-endpoint: fatal}
        informational: true
        frames-sent: {text: 1, pong: 0}
        ---
        family: every key of echoes
        about: Messages there and back.
        cases: [{id: "1.3", frames: [{echo: text, corpus: json, length: 16, messages: 1000, fragment: 9, logged: false, chop: 1}, {fail-after: 1s}]}]
        negotiate: [{peer-no-context-takeover: true, peer-max-window-bits: 8}, {}]
        script: "${frames}"
        close: {by: us, codes: [1000]}
        ---
        family: echoes of the same
        about: Messages there and back.
        cases: [{id: "1.4", logged: true, messages: 2, bits: 9, kind: binary}]
        negotiate: [{peer-no-context-takeover: "${logged}", peer-max-window-bits: "${bits}"}]
        script:
          - {echo: "${kind}", data: {hex: "00"}, messages: "${messages}", logged: "${logged}", sync: false}
          - {wait: 1s}
          - {close-after: 1s}
        close: {by: us, codes: [1000]}
        """;
    assertEquals(List.of(), MistakesTest.problems(yaml));
    assertEquals(List.of(), refusals(yaml));
  }

  @Test
  void theSchemaAcceptsAColumnWhereverAValueStands() {
    String yaml =
        """
        family: columns
        about: "${text}"
        cases:
          - id: "1.1"
            text: Why.
            flag: true
            number: 1
            time: 1s
            step: {close: 1000}
            send: {sync: true}
            events: [{text: "a"}]
            who: us
            how: required
            fatal: fatal
            code: [1000]
        spec: "${text}"
        send: "${send}"
        script:
          - {frame: "${number}", fin: "${flag}", rsv: "${number}", data: "${text}"}
          - {message: text, data: {repeat: "${text}", to: "${number}"}, fragment: "${number}"}
          - {wait: "${time}"}
          - "${step}"
        expect: {OK: "${events}"}
        close: {by: "${who}", codes: "${code}", clean: "${how}", wrong-code: "${fatal}"}
        informational: "${flag}"
        """;
    assertEquals(List.of(), MistakesTest.problems(yaml));
    assertEquals(List.of(), refusals(yaml));
  }

  @TestFactory
  List<DynamicTest> theSchemaSeesTheMistakesThatAreMistakesOfForm() {
    return Mistakes.all().stream()
        .map(
            mistake ->
                DynamicTest.dynamicTest(
                    mistake.name(),
                    () -> {
                      List<String> refusals = refusals(mistake.yaml());
                      assertEquals(mistake.schemaSees(), !refusals.isEmpty(), refusals::toString);
                    }))
        .toList();
  }
}
