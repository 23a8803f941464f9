package dev.wsproof.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar on reports that it made itself. */
class ReportCommandsIT {
  @TempDir Path directory;

  @BeforeEach
  void runTheDemoTwice() throws Exception {
    WsproofProcess.run(directory, "demo", "--cases", "1.1.1,1.1.2", "--outdir", "a").endsWith(0);
    WsproofProcess.run(directory, "demo", "--cases", "1.1.2,1.1.3", "--outdir", "b").endsWith(0);
  }

  @Test
  void reportMakesTheIndexAgain() throws Exception {
    Path index = directory.resolve("a/index.json");
    String before = Files.readString(index);
    Files.delete(index);
    Files.delete(directory.resolve("a/index.html"));
    WsproofProcess run = WsproofProcess.run(directory, "report", "a").endsWith(0);
    assertTrue(run.out().contains("2 results of 1 agents, from the journal"), run.out());
    assertEquals(before, Files.readString(index));
    assertTrue(Files.exists(directory.resolve("a/index.html")));
  }

  @Test
  void mergeJoinsAndNamesWhatIsInBoth() throws Exception {
    WsproofProcess run =
        WsproofProcess.run(directory, "report", "merge", "c", "a", "b").endsWith(0);
    assertTrue(run.out().contains("3 results of 1 agents"), run.out());
    assertTrue(run.err().contains("case 1.1.2 of wsproof-testee is in a and in b"), run.err());
    assertTrue(Files.exists(directory.resolve("c/wsproof_testee_case_1_1_3.html")));
  }

  @Test
  void diffFailsWhenACaseIsMissing() throws Exception {
    WsproofProcess run = WsproofProcess.run(directory, "report", "diff", "a", "b").endsWith(1);
    assertTrue(run.out().contains("1 cases as before, 0 changed, 1 missing, 1 new"), run.out());
    assertTrue(run.out().contains("missing: 1.1.1"), run.out());
    WsproofProcess.run(directory, "report", "diff", "a", "a").endsWith(0);
  }

  @Test
  void whatCannotBeReadIsOneSentence() throws Exception {
    WsproofProcess.run(directory, "report", "diff", "a", "nowhere")
        .endsWith(3)
        .saying("wsproof: cannot read nowhere: no such file");
    WsproofProcess.run(directory, "report")
        .endsWith(2)
        .saying("wsproof: report: got no folder, wanted one, or merge, or diff");
    WsproofProcess.run(directory, "report", "merge", "c", "nowhere").endsWith(3);
  }
}
