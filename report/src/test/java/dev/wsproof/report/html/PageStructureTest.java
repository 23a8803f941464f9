package dev.wsproof.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.observe.CloseFacts;
import dev.wsproof.observe.Event;
import dev.wsproof.observe.LogRow;
import dev.wsproof.observe.Observation;
import dev.wsproof.observe.Transcript;
import dev.wsproof.report.SampleEchoes;
import dev.wsproof.report.SampleResults;
import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.run.CaseResult;
import dev.wsproof.script.CaseId;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import dev.wsproof.verdict.Verdict;
import dev.wsproof.wire.Opcode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever strings come from peers, a page has the tags and attributes it has for {@code x}. */
class PageStructureTest {
  private static final Pattern TAG = Pattern.compile("<(!?/?[a-zA-Z][a-zA-Z0-9]*)([^>]*)>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\\s+([a-zA-Z-]+)(?:=\"([^\"]*)\")?|\\s*(/)$|(.)", Pattern.DOTALL);

  private final Pages pages =
      new Pages(
          ReportInfo.of("1.0", ReportInfo.Kind.CLIENTS, Instant.parse("2026-01-01T00:00:00Z")));

  static List<String> hostile() {
    return List.of(
        "<script>alert(1)</script>",
        "</style></script></title></textarea></pre><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)",
        "` onmouseover=`alert(1)",
        "<!-- ",
        "]]>",
        "&lt;b&gt;&#60;b&#62;&quot;",
        "{{result}}{{{result}}}{{>detail.html}}{{=<% %>=}}",
        "javascript:alert(1)",
        "http://evil.example/x.js",
        "\u202Egnp.exe\u202C\u2066\u200B",
        "\u0000\u0001\u001B[31m\r\n\t\u007F\u0085",
        "\uD800\uDFFF\uDC00",
        "case_failed",
        "<svg/onload=alert(1)>".repeat(500),
        SampleResults.HOSTILE);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void noStringFromAPeerAddsATagOrAttributeToAResultsPage(String text) {
    String page = detail(text);
    assertEquals(skeleton(detail("x")), skeleton(page));
    assertClean(page);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void noStringFromAPeerAddsATagOrAttributeToTheOverviewOrTheLinks(String text) {
    String page = overview(text);
    assertEquals(skeleton(overview("x")), skeleton(page));
    assertClean(page);
    assertEquals(3, page.split("case_failed", -1).length - 1, "legend, style, one failed case");
  }

  @Test
  void aPageWithoutScriptForbidsAnyScript() {
    String page = detail("x");
    assertFalse(page.contains("<script"));
    assertFalse(page.contains("script-src"));
    assertTrue(page.contains("default-src &#39;none&#39;"));
  }

  @Test
  void thePolicyNamesTheStyleAndScriptThatThePageCarries() {
    String overview = overview("x");
    assertPolicyAllows(overview, between(overview, "<style>", "</style>"), null);
    assertPolicyAllows(overview, null, between(overview, "<script>", "</script>"));
    String detail = detail("x");
    assertPolicyAllows(detail, between(detail, "<style>", "</style>"), null);
  }

  @Test
  void hugeFloodsLeaveAPageThatABrowserCanShow() {
    CaseResult one = SampleResults.plain("a", "5.19");
    Event event = one.observation().received().get(0);
    LogRow row = one.observation().transcript().rows().get(2);
    CaseResult flood =
        with(one, Collections.nCopies(50_000, event), Collections.nCopies(50_000, row), "x");
    String page = text(pages.detail(flood, IndexEntry.of(flood, "f")));
    assertTrue(page.length() < 1_000_000, () -> "characters: " + page.length());
    assertTrue(page.contains("and 49800 more"));
    assertTrue(page.contains("47000 rows before the last are left out"));
    assertTrue(page.contains("<b>50000</b> <span>TCP DROPPED BY PEER"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void howAnEchoDiffersIsReadAndAddsNoTag(String text) {
    String page = echo(SampleEchoes.wrong("a", "12.1.4", "differs: " + text));
    assertEquals(skeleton(echo(SampleEchoes.wrong("a", "12.1.4", "x"))), skeleton(page));
    assertClean(page);
    assertTrue(page.contains("<p>312 of 1000 came back as they were sent.</p>\n<p>differs: "));
  }

  @Test
  void octetsAtEachLevelAreTold() {
    String page = echo(SampleEchoes.complete("a", "12.1.3", 2434, SampleEchoes.TRAFFIC));
    assertTrue(page.contains("<h2>Traffic</h2>"));
    assertTrue(page.contains(row("Octets at wire level", "141247", "19234")));
    assertTrue(page.contains(row("Compression ratio", "0.521", "0.067")));
    assertTrue(page.contains(row("WebSocket overhead", "5.96 %", "11.62 %")));
    assertTrue(page.contains("WIRELOG DISABLED"));
    String none = echo(SampleEchoes.unimplemented("a", "12.1.3"));
    assertTrue(none.contains(row("Compression ratio", "-", "-")));
    assertFalse(echo(SampleResults.plain("a", "1.1.1")).contains("Traffic"));
  }

  private static String row(String name, String sent, String received) {
    return "<th scope=\"row\">"
        + name
        + "</th><td class=\"num\">"
        + sent
        + "</td><td class=\"num\">"
        + received
        + "</td>";
  }

  @Test
  void manySizesAreToldInRangesAndFolded() {
    String page = echo(SampleEchoes.complete("a", "12.1.3", 2434, SampleEchoes.TRAFFIC));
    assertTrue(page.contains("<td class=\"num\">64–127</td>"));
    assertTrue(page.contains("<summary>All 40 sizes</summary>"));
    assertTrue(page.contains("<summary>All 600 sizes</summary>"));
    assertTrue(page.contains("and 350 larger ones"));
    assertFalse(echo(SampleResults.plain("a", "1.1.1")).contains("<summary>"));
  }

  private String echo(CaseResult result) {
    return text(pages.detail(result, IndexEntry.of(result, "file")));
  }

  private String detail(String text) {
    CaseResult plain =
        SampleResults.result(
            text,
            TestCase.of(SampleResults.testCase("5.19").id(), text, text)
                .level(SampleResults.testCase("5.19").level())
                .spec(List.of(text))
                .texts("about " + text, "wanted " + text)
                .outcomes(SampleResults.testCase("5.19").outcomes())
                .close(SampleResults.testCase("5.19").close())
                .build(),
            List.of(),
            1002,
            text,
            new Verdict(Behavior.FAILED, CloseBehavior.WRONG_CODE, text, text));
    List<Event> events =
        List.of(
            new Event.Message(SampleResults.octets(text), false),
            new Event.Pong(SampleResults.octets(text)),
            new Event.Timeout(text));
    byte[] octets = SampleResults.octets(text);
    List<LogRow> rows =
        List.of(
            new LogRow.FrameReceived(Opcode.RESERVED_7, false, 7, -1, octets.length, octets),
            new LogRow.WaitEnded(text));
    CaseResult result = with(plain, events, rows, text);
    return text(pages.detail(result, IndexEntry.of(result, "file"))) + links(result);
  }

  private String links(CaseResult result) {
    Index index = new Index();
    index.put(IndexEntry.of(result, "file"));
    index.put(IndexEntry.of(SampleResults.plain("other " + result.agent(), "5.19"), "other"));
    index.put(IndexEntry.of(SampleResults.plain(result.agent(), "5.20"), "next"));
    return text(pages.navigation(index.get(result.agent(), result.testCase().id()), index));
  }

  private String overview(String text) {
    Index index = new Index();
    for (String agent : List.of(text, text + "2")) {
      CaseResult result =
          SampleResults.result(
              agent,
              SampleResults.testCase("5.19", "about " + text, text),
              List.of(),
              1000,
              text,
              new Verdict(
                  agent.equals(text) ? Behavior.FAILED : Behavior.OK,
                  CloseBehavior.OK,
                  text,
                  text));
      index.put(IndexEntry.of(result, "file"));
    }
    return text(
        pages.overview(
            index,
            Map.of(
                CaseId.of("5.19"),
                new CaseNotes(
                    text, text, text, List.of(text), List.of(text), List.of(), List.of(), null))));
  }

  @Test
  void theOverviewTellsSuitesAndLevelsThatAreNotTheUsual() {
    Index index = new Index();
    index.put(IndexEntry.of(SampleResults.plain("it", "5.19"), "file"));
    assertTrue(overview(index, "extended", "SHOULD").contains(">Extended suite<"));
    assertTrue(rows(overview(index, "extended", "SHOULD")).contains(">SHOULD<"));
    assertFalse(rows(overview(index, "extended", "MUST")).contains("MUST<"));
    assertFalse(overview(index, "classic", "MUST").contains("suite<"));
  }

  private static String rows(String overview) {
    return overview.substring(overview.indexOf("<table class=\"results\""));
  }

  @Test
  void chaptersOfOneNumberStandInTheirSuites() {
    Index index = new Index();
    index.put(IndexEntry.of(SampleResults.plain("it", "7.1.1"), "a"));
    index.put(IndexEntry.of(SampleResults.plain("it", "7.20.1"), "b"));
    String page =
        text(pages.overview(index, Map.of(CaseId.of("7.20.1"), notes("extended", "MUST"))));
    List<String> order = List.of("Classic suite", ">7.1.1<", "Extended suite", ">7.20.1<");
    List<Integer> places = order.stream().map(rows(page)::indexOf).toList();
    assertEquals(places.stream().sorted().toList(), places, places::toString);
    assertTrue(page.contains("href=\"#chapter_7\"") && page.contains("href=\"#chapter_7_2\""));
    assertTrue(page.contains("id=\"chapter_7\"") && page.contains("id=\"chapter_7_2\""));
  }

  private static CaseNotes notes(String suite, String level) {
    return new CaseNotes(suite, "f", level, List.of(), List.of(), List.of(), List.of(), null);
  }

  private String overview(Index index, String suite, String level) {
    return text(pages.overview(index, Map.of(CaseId.of("5.19"), notes(suite, level))));
  }

  private static CaseResult with(
      CaseResult result, List<Event> events, List<LogRow> rows, String text) {
    Observation seen = result.observation();
    CloseFacts close = seen.close();
    return new CaseResult(
        result.agent(),
        result.number(),
        result.testCase(),
        new Observation(
            seen.role(),
            true,
            seen.started(),
            seen.duration(),
            events,
            new CloseFacts(
                true, false, false, false, text, false, false, false, 1000, text, 1002, text),
            new Transcript(
                rows,
                seen.transcript().octetsReceived(),
                seen.transcript().octetsSent(),
                seen.transcript().framesReceived(),
                seen.transcript().framesSent()),
            "GET / HTTP/1.1\r\nA: " + text.replaceAll("[\r\n]", ""),
            "HTTP/1.1 101 x\r\nServer: " + text.replaceAll("[\r\n]", ""),
            text,
            null,
            null,
            null,
            null),
        result.verdict());
  }

  /** Tags with the names of their attributes, in order; complains about anything odd. */
  private static List<String> skeleton(String page) {
    List<String> tags = new ArrayList<>();
    String markup = page.replaceAll("(?s)<style>.*?</style>|<script>.*?</script>", "<style>");
    Matcher tag = TAG.matcher(markup);
    int end = 0;
    while (tag.find()) {
      assertFalse(markup.substring(end, tag.start()).contains("<"), "a < outside of tags");
      end = tag.end();
      StringBuilder shape = new StringBuilder(tag.group(1));
      Matcher attribute = ATTRIBUTE.matcher(tag.group(2));
      while (attribute.find()) {
        assertEquals(null, attribute.group(4), () -> "odd: " + tag.group());
        shape.append(' ').append(attribute.group(1));
        assertReference(attribute.group(1), attribute.group(2));
      }
      tags.add(shape.toString());
    }
    return tags;
  }

  private static void assertReference(String name, String value) {
    if (name != null && List.of("src", "href", "action", "srcset", "poster").contains(name)) {
      assertTrue(
          value.matches(
              "data:,|#?[a-z0-9_]+|wsproof-[a-z]+\\.css|[a-z0-9_]+\\.(html|json)(#case_[0-9_]+)?"),
          () -> "refers to " + value);
    }
    assertFalse(name != null && (name.startsWith("on") || name.equals("style")), name);
  }

  private static void assertClean(String page) {
    assertEquals(
        0,
        page.codePoints()
            .filter(c -> c != '\n')
            .filter(
                c ->
                    Character.getType(c) == Character.CONTROL
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE)
            .count());
    String style = between(page, "<style>", "</style>");
    assertFalse(style.contains("url(") || style.contains("@import") || style.contains("//"));
  }

  private static void assertPolicyAllows(String page, String style, String script) {
    String policy =
        between(page, "Content-Security-Policy\" content=\"", "\"").replace("&#39;", "'");
    String hashOf = ContentPolicy.of(style == null ? script : style, null);
    String hash = hashOf.substring(hashOf.indexOf("'sha256-"), hashOf.indexOf("; img-src"));
    String wanted = (style == null ? "script-src " : "style-src 'self' ") + hash;
    assertTrue(policy.contains(wanted), () -> policy + " does not contain " + wanted);
  }

  private static String between(String page, String start, String end) {
    int from = page.indexOf(start) + start.length();
    return page.substring(from, page.indexOf(end, from));
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }
}
