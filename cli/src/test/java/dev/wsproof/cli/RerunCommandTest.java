package dev.wsproof.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.cli.spec.ClientSpec;
import dev.wsproof.engine.EngineOptions;
import dev.wsproof.run.Target;
import dev.wsproof.script.CaseId;
import dev.wsproof.transport.TlsSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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
  void repeatsADemo() {
    assertEquals("./wsproof demo --cases 5.19", RerunCommand.ofDemo().of(ID));
  }
}
