package dev.wsproof.cli.wstest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every flag in every form, and the sentences for what means nothing. */
class WstestArgumentsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-m massconnect -s a.json -u 1 -i me -k key.pem -c cert.pem -o out.txt -d",
        "-mmassconnect -sa.json -u1 -ime -kkey.pem -ccert.pem -oout.txt -d",
        "--mode massconnect --spec a.json --webport 1 --ident me --key key.pem --cert cert.pem"
            + " --outfile out.txt --debug",
        "--mode=massconnect --spec=a.json --webport=1 --ident=me --key=key.pem --cert=cert.pem"
            + " --outfile=out.txt --debug",
        "-dm massconnect --sp a.json --web=1 --id=me --k key.pem --c cert.pem --out out.txt",
      })
  void readsEveryFlagInEveryForm(String words) throws UsageException {
    WstestArguments arguments = parse(words);

    assertEquals(Mode.MASSCONNECT, arguments.mode());
    assertEquals(Path.of("a.json"), arguments.spec());
    assertEquals(1, arguments.webport());
    assertEquals("me", arguments.ident());
    assertEquals(Path.of("key.pem"), arguments.key());
    assertEquals(Path.of("cert.pem"), arguments.cert());
    assertEquals(Path.of("out.txt"), arguments.outfile());
    assertTrue(arguments.debug());
  }

  @Test
  void hasTheClassicDefaults() throws UsageException {
    WstestArguments arguments = parse("-m fuzzingserver");

    assertNull(arguments.spec());
    assertNull(arguments.wsuri());
    assertNull(arguments.webport());
    assertFalse(arguments.debug());
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void knowsEveryMode(Mode mode) throws UsageException {
    assertEquals(mode, parse("-s spec.json -w ws://127.0.0.1:9001 -m " + mode.word()).mode());
  }

  @Test
  void theLastOfTwoCounts() throws UsageException {
    assertEquals(Mode.ECHOSERVER, parse("-w ws://a -m testeeserver -m echoserver").mode());
    assertEquals(URI.create("ws://b"), parse("-m echoclient -w ws://a -w ws://b").wsuri());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "--version", "-a", "--autobahnversion"})
  void whoAsksForATextNeedsNoMode(String word) throws UsageException {
    assertTrue(parse(word).asksForText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                           | -m: missing, wanted one of fuzzingclient, …",
        "-m fuzzing                   | …got 'fuzzing', wanted one of fuzzingclient, …",
        "-m                           | Missing required parameter for option '--mode' (MODE)",
        "-m echoserver                | echoserver: wanted a URL, such as -w ws://127.0.0.1:9000",
        "-m testeeclient              | testeeclient: wanted a URL, such as -w…",
        "-m massconnect               | massconnect: wanted a spec file: -s FILE",
        "-m echoclient -w http://h    | -w: got 'http://h', wanted a ws: or wss: URL",
        "-m echoclient -w ws://h:0    | -w: got 'ws://h:0', wanted a port from 1 to 65535",
        "-m fuzzingclient -w nonsense | -w: got 'nonsense', wanted a ws: or wss: URL",
        "-m fuzzingserver -u 65536    | -u: got 65536, wanted a port from 0 to 65535",
        "-m fuzzingserver -u x        | …'x' is not an int",
        "-m fuzzingserver --sport=1   | no such option: --sport=1",
        "-m fuzzingserver more        | no such argument: more",
      })
  void saysWhatMeansNothing(String words, String sentence) {
    UsageException wrong = assertThrows(UsageException.class, () -> parse(words));

    String pattern =
        Stream.of(sentence.split("…", -1))
            .map(Pattern::quote)
            .reduce((a, b) -> a + ".*" + b)
            .orElseThrow();
    assertTrue(wrong.getMessage().matches(pattern), wrong.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-m testeeserver -w ws://127.0.0.1:9001   | --host 0.0.0.0 --port 9001",
        "-m testeeserver -w ws://localhost        | --host 0.0.0.0 --port 80",
        "-m testeeserver -w wss://h -c C -k K     | --host 0.0.0.0 --port 443 --tls --cert C --key K",
        "-m echoserver -w ws://h:1                | --wsuri ws://h:1 --bind *",
        "-m broadcastserver -w wss://h:1 -c C -k K"
            + " | --wsuri wss://h:1 --bind * --cert C --key K",
        "-m testeeclient -w ws://h:1 -i me        | --wsuri ws://h:1 --ident me",
        "-m testeeclient -w wss://h:1             | --wsuri wss://h:1 --insecure",
        "-m echoclient -w ws://h:1                | --wsuri ws://h:1",
        "-m broadcastclient -w ws://h:1           | --wsuri ws://h:1",
        "-m massconnect -s m.json -o out          | --spec m.json --outfile out --insecure",
      })
  void smallModesBecomeWsproofsCommands(String words, String translated) throws UsageException {
    assertEquals(List.of(translated.split(" ")), Translation.of(parse(words)));
  }

  @Test
  void usageNamesEveryMode() {
    String usage = WstestArguments.usage();

    Arrays.stream(Mode.values())
        .forEach(mode -> assertTrue(usage.contains(mode.word()), mode.word()));
    assertTrue(usage.lines().allMatch(line -> line.length() <= 80), usage);
  }

  private static WstestArguments parse(String words) throws UsageException {
    return WstestArguments.parse(words.isEmpty() ? new String[0] : words.split(" "));
  }
}
