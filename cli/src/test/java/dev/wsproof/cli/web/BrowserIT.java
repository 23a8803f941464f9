package dev.wsproof.cli.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.run.CaseResult;
import dev.wsproof.verdict.Behavior;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real browser, driven by the page, is a client like any other. */
@Timeout(120)
class BrowserIT {
  /** Each way in which a name could become a script, on the page and in the reports. */
  private static final String HOSTILE =
      "</title></script><script>document.hacked=1</script>"
          + "<img src=x onerror=document.hacked=1>\"' onfocus='document.hacked=1' ${7*7} {{8*8}}";

  private static final String STATE = "document.body.dataset.state";
  private static final String IS_REPORT = "document.body.textContent.includes('Case Expectation')";
  private static final String CHOSEN = "1.1.*,2.*,6.1.*,7.1.*,7.5.1";

  @Test
  void aRunThatBeginsByItselfEndsWithVerdictsReportsAndLinks(@TempDir Path outdir)
      throws Exception {
    try (Bench bench = new Bench(0, 0, outdir, "1.*", "2.*", "6.1.*", "7.*");
        Chromium browser = open(bench.page() + query(HOSTILE, CHOSEN))) {
      assertEquals("done", browser.await(STATE, "done"), () -> text(browser, "#problem"));
      assertEquals(HOSTILE, bench.updates().poll(30, TimeUnit.SECONDS));

      Set<String> ids = new TreeSet<>();
      for (CaseResult result : bench.results()) {
        assertEquals(HOSTILE, result.agent());
        assertTrue(ids.add(result.testCase().id().toString()), "once: " + result.testCase().id());
        assertTrue(
            result.verdict().behavior() != Behavior.FAILED,
            () -> result.testCase().id() + ": " + result.verdict());
      }
      assertEquals(8 + 11 + 3 + 6 + 1, ids.size(), ids::toString);

      assertEquals("29 of 29 cases", text(browser, "#count"));
      assertEquals("29", browser.evaluate("document.querySelectorAll('.case a.chip').length"));
      assertEquals("0", browser.evaluate("document.querySelectorAll('.case_none').length"));
      assertEquals(HOSTILE, browser.evaluate("document.getElementById('agent').value"));
      assertNothingRan(browser);

      browser.evaluate("document.querySelector('.case a.chip').click()");
      assertEquals("true", browser.await(IS_REPORT, "true"));
      assertNothingRan(browser);
      browser.evaluate("location.assign('index.html')");
      assertEquals("true", browser.await("document.querySelectorAll('tr.row').length>0", "true"));
      assertNothingRan(browser);
    }
    assertTrue(Files.exists(outdir.resolve("index.json")));
  }

  @Test
  void aPersonChoosesStartsAndStops(@TempDir Path outdir) throws Exception {
    try (Bench bench = new Bench(0, 0, outdir, "*");
        Chromium browser = open(bench.page())) {
      assertEquals("ready", browser.await(STATE, "ready"));
      assertTrue(text(browser, "#agent", "value").matches("[\\w ]+ \\d+"));
      assertEquals("true", browser.evaluate("document.getElementById('reports').hidden"));

      click(browser, "#none");
      click(browser, "#start");
      assertEquals("Choose at least one case.", text(browser, "#problem"));

      find(browser, "6.4.");
      click(browser, "#all");
      find(browser, "");
      assertEquals(
          "4", browser.evaluate("document.querySelectorAll('.case input:checked').length"));
      assertEquals(
          "true", browser.evaluate("document.querySelectorAll('.head input')[5].indeterminate"));

      click(browser, "#all");
      browser.evaluate("document.getElementById('parallel').value=1");
      click(browser, "#start");
      assertEquals("running", browser.await(STATE, "running"));
      click(browser, "#stop");
      assertEquals("done", browser.await(STATE, "done"));
      int done = bench.results().size();
      assertTrue(done < 40, "stopped after " + done);
      assertEquals(done + " of 517 cases", text(browser, "#count"));
      assertEquals("false", browser.evaluate("document.getElementById('links').hidden"));
    }
  }

  @Test
  void aServerThatIsNotThereIsSaidSo(@TempDir Path outdir) throws Exception {
    try (Bench bench = new Bench(0, 0, outdir, "1.1.1");
        Chromium browser = open(bench.page() + query("a", "*") + "&server=ws://127.0.0.1:1")) {
      assertEquals("done", browser.await(STATE, "done"));
      assertEquals(
          "No answer from ws://127.0.0.1:1: is the fuzzing server running there?",
          text(browser, "#problem"));

      browser.evaluate("document.getElementById('server').value='wss://127.0.0.1:1'");
      click(browser, "#start");
      String link = "document.querySelector('#problem a')?.href";
      assertEquals("https://127.0.0.1:1/", browser.await(link, "https://127.0.0.1:1/"));

      browser.evaluate("document.getElementById('server').value='javascript:alert(1)'");
      click(browser, "#start");
      assertEquals(
          "The fuzzing server's address looks like ws://127.0.0.1:9001.",
          text(browser, "#problem"));
      assertEquals(List.of(), bench.results());
    }
  }

  private static Chromium open(String page) throws Exception {
    Optional<Path> program = Chromium.installed();
    Assumptions.assumeTrue(program.isPresent(), "chromium is not on the PATH");
    return new Chromium(program.get(), page);
  }

  private static String query(String agent, String cases) {
    return "?agent="
        + URLEncoder.encode(agent, StandardCharsets.UTF_8)
        + "&cases="
        + cases
        + "&autorun=1";
  }

  /** The canary is alive, and no element is there that a name could have made. */
  private static void assertNothingRan(Chromium browser) throws Exception {
    assertEquals("undefined", browser.evaluate("typeof document.hacked"));
    assertEquals(
        "0", browser.evaluate("document.querySelectorAll('img,[onfocus],[onerror]').length"));
    assertEquals(
        "0",
        browser.evaluate(
            "[...document.scripts].filter(s=>s.textContent.includes('hacked')).length"));
  }

  private static void click(Chromium browser, String selector) throws Exception {
    browser.evaluate("document.querySelector('" + selector + "').click()");
  }

  private static void find(Chromium browser, String words) throws Exception {
    browser.evaluate(
        "(find=>{find.value='%s';find.dispatchEvent(new Event('input'))})(document.getElementById('find'))"
            .formatted(words));
  }

  private static String text(Chromium browser, String selector) {
    return text(browser, selector, "textContent");
  }

  private static String text(Chromium browser, String selector, String property) {
    try {
      return browser.evaluate("document.querySelector('" + selector + "')." + property);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
