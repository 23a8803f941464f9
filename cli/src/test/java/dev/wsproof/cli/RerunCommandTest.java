package dev.wsproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.cli.spec.ClientSpec;
import dev.wsproof.engine.EngineOptions;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.Finding;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.Measured;
import dev.wsproof.run.Target;
import dev.wsproof.script.CaseId;
import dev.wsproof.transport.TlsSettings;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The command to run a case again can be copied into a shell and does the same. */
class RerunCommandTest {
  private static final CaseId ID = CaseId.of("5.19");
  private static final URI SERVER = URI.create("ws://127.0.0.1:9001");

  @Test
  void namesTheServerAlone() {
    assertEquals(
        "./wsproof fuzzingclient ws://127.0.0.1:9001 --cases 5.19",
        RerunCommand.ofClient(ClientSpec.of(SERVER).servers().get(0), "spec.json", true).of(ID));
  }

  @Test
  void repeatsEveryFlagAndQuotesWhatAShellWouldRead() {
    Target target =
        new Target(
            "It's $HOME",
            URI.create("wss://h/?a=b&c"),
            null,
            "http://o",
            List.of("x", "y z"),
            EngineOptions.DEFAULT,
            new TlsSettings(Path.of("ca.pem"), true));

    assertEquals(
        "./wsproof fuzzingclient 'wss://h/?a=b&c' --agent 'It'\\''s $HOME' --origin http://o"
            + " --protocol x --protocol 'y z' --ca ca.pem --insecure --cases 5.19",
        RerunCommand.ofClient(target, "wss://h/?a=b&c", true).of(ID));
  }

  @Test
  void namesTheSpecFileWhenFlagsCannotSayItAll() {
    Target target =
        new Target(
            "A",
            SERVER,
            "sni.example",
            null,
            List.of(),
            EngineOptions.DEFAULT,
            TlsSettings.PLATFORM);

    assertEquals(
        "./wsproof fuzzingclient spec.json --cases 5.19",
        RerunCommand.ofClient(target, "spec.json", true).of(ID));
  }

  @Test
  void namesTheSpecFileWhenItSaysMoreOfTheWayThanFlagsDo() {
    Target target = ClientSpec.of(SERVER).servers().get(0);

    assertEquals(
        "./wsproof fuzzingclient spec.json --bearer @env:TOKEN --cases 5.19",
        RerunCommand.ofClient(target, "spec.json", false)
            .and(List.of("--bearer", "@env:TOKEN"))
            .of(ID));
  }

  @Test
  void readsTheServerOffAReport() {
    assertEquals(
        "./wsproof fuzzingclient 'ws://127.0.0.1:9001/a?b=c' --agent 'A B' --cases 5.19",
        recorded("GET /a?b=c HTTP/1.1\r\nUpgrade: websocket\r\nHost: 127.0.0.1:9001\r\n\r\n"));
    assertEquals(
        "./wsproof fuzzingclient URL --agent 'A B' --cases 5.19",
        recorded("GET /a;rm HTTP/1.1\r\nHost: h\r\n\r\n"));
    assertEquals(
        "./wsproof fuzzingclient URL --agent 'A B' --cases 5.19",
        recorded("GET / HTTP/1.1\r\nHost: $(rm)\r\n\r\n"));
    assertEquals("./wsproof fuzzingclient URL --agent 'A B' --cases 5.19", recorded(null));
  }

  private static String recorded(String request) {
    IndexEntry found =
        new IndexEntry(
            "A B", ID, "", Behavior.OK, CloseBehavior.OK, 1, Measured.NOTHING, null, "x", true);
    Detail detail = request == null ? null : detail(request);
    return RerunCommand.ofRecorded(new Evidence(Finding.of(found, null, ""), "", detail)).of(ID);
  }

  private static Detail detail(String request) {
    return new Detail(
        "A B",
        ID,
        Behavior.OK,
        CloseBehavior.OK,
        1,
        null,
        "",
        "",
        "",
        "",
        List.of(),
        Detail.Events.NONE,
        null,
        false,
        null,
        request,
        "",
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        false,
        false,
        null,
        List.of(),
        0);
  }

  @Test
  void repeatsADemo() {
    assertEquals("./wsproof demo --cases 5.19", RerunCommand.ofDemo().of(ID));
  }
}
