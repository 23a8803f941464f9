package dev.wsproof.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cli.testee.Testee;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a spec file or flags say reaches the servers and the reports. */
@Execution(ExecutionMode.CONCURRENT)
class FuzzingClientIT {
  private static Testee testee;

  @TempDir private Path directory;

  @BeforeAll
  static void startTestee() throws IOException {
    testee = Testee.start("127.0.0.1", 0);
  }

  @AfterAll
  static void stopTestee() {
    testee.close();
  }

  @Test
  void testsEveryServerOfASpec() throws Exception {
    spec(
        """
        {"outdir": "out", "cases": ["1.1.*", "2.1"], "exclude-cases": ["1.1.8"],
         "exclude-agent-cases": {"Sec*": ["1.*"], "wsproof-testee": ["1.1.1", "1.1.2"]},
         "options": {"noSuchThing": 1},
         "servers": [
           {"url": "URL", "agent": "First", "origin": "http://origin.example",
            "protocols": ["a", "b"]},
           {"url": "URL", "agent": "Second"},
           {"url": "URL"}]}
        """);

    WsproofProcess run = WsproofProcess.run(directory, "fuzzingclient", "spec.json").endsWith(0);

    run.saying("wsproof: warning: spec.json:3:29: options.noSuchThing: no such option, ignored");
    assertTrue(run.out().contains("\nFirst: 8 cases in "), run.out());
    assertTrue(run.out().contains("\nSecond: 1 case in "), run.out());
    assertTrue(run.out().contains("\nwsproof-testee: 6 cases in "), run.out());
    String index = Files.readString(directory.resolve("out/index.json"));
    assertEquals(15, index.split("\"behavior\": \"OK\"", -1).length - 1);
    String request = Files.readString(directory.resolve("out/first_case_1_1_1.json"));
    assertTrue(request.contains("Origin: http://origin.example\\r\\n"), request);
    assertTrue(request.contains("Sec-WebSocket-Protocol: a, b\\r\\n"), request);
  }

  @Test
  void flagsWinOverASpec() throws Exception {
    spec(
        """
        {"outdir": "out", "cases": ["1.*"], "exclude-cases": ["1.1.1"],
         "servers": [{"url": "URL", "agent": "Spec", "origin": "http://s", "protocols": ["s"]}]}
        """);

    WsproofProcess.run(
            directory,
            ("fuzzingclient spec.json --agent Flag --cases 2.1,2.2 --exclude-cases 2.2 --outdir"
                    + " flag --origin http://f --protocol x --protocol y --parallel 1")
                .split(" "))
        .endsWith(0);

    assertFalse(Files.exists(directory.resolve("out")));
    String index = Files.readString(directory.resolve("flag/index.json"));
    assertTrue(index.contains("\"Flag\"") && !index.contains("\"2.2\""), index);
    String request = Files.readString(directory.resolve("flag/flag_case_2_1.json"));
    assertTrue(request.contains("Origin: http://f\\r\\n"), request);
    assertTrue(request.contains("Sec-WebSocket-Protocol: x, y\\r\\n"), request);
  }

  @Test
  void warnsOfTwoServersWithOneName() throws Exception {
    spec(
        """
        {"cases": ["1.1.1"], "servers": [{"url": "URL"}, {"url": "URL"}]}
        """);

    WsproofProcess.run(directory, "fuzzingclient", "spec.json")
        .endsWith(0)
        .saying("wsproof: warning: wsproof-testee: two servers have this name…");
  }

  @Test
  void aSpecIsAboutOneServerWhenAFlagNamesIt() throws Exception {
    spec("{\"servers\": [{\"url\": \"URL\"}, {\"url\": \"URL\"}]}");

    WsproofProcess.run(directory, "fuzzingclient", "spec.json", "--agent", "A")
        .endsWith(2)
        .saying("wsproof: --agent names one server, and the spec file has 2");
  }

  @Test
  void demoEarnsEveryOkThereIs() throws Exception {
    WsproofProcess run = WsproofProcess.run(directory, "demo").endsWith(0);

    assertTrue(run.out().contains("\nwsproof-testee: 259 cases in "), run.out());
    assertTrue(run.out().contains(" all passed\n  256 OK, 3 INFORMATIONAL\n"), run.out());
    Path index = directory.resolve("reports/demo/index.html");
    assertTrue(run.out().endsWith("\nReports: " + index.toRealPath().toUri() + "\n"), run.out());
  }

  @Test
  void demoTakesAllCasesOrThoseItIsTold() throws Exception {
    WsproofProcess.run(directory, "demo", "--all", "--cases", "1.1.1")
        .endsWith(2)
        .saying("wsproof: --all and --cases: got both, wanted one");
  }

  private void spec(String json) throws IOException {
    Files.writeString(directory.resolve("spec.json"), json.replace("URL", testee.uri().toString()));
  }
}
