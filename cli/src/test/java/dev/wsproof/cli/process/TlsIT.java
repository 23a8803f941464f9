package dev.wsproof.cli.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cli.peers.EchoServer;
import dev.wsproof.cli.peers.JavaWebSocketEcho;
import dev.wsproof.cli.testee.ServerTls;
import dev.wsproof.cli.testee.Testee;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Servers with TLS are trusted when there is a reason to, or when somebody insists. */
@Execution(ExecutionMode.CONCURRENT)
class TlsIT {
  private static final String PASSWORD = "not a secret";
  private static final String ALIAS = "server";

  @TempDir private static Path secrets;

  private static EchoServer server;
  private static String url;
  private static String ca;
  private static Path key;

  @TempDir private Path directory;

  @BeforeAll
  static void start() throws Exception {
    KeyStore store = newKeyStore(secrets.resolve("server.p12"));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    server = JavaWebSocketEcho.start(tls);
    url = "wss://127.0.0.1:" + server.port();
    ca = secrets.resolve("ca.pem").toString();
    writePem(Path.of(ca), "CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
    key = secrets.resolve("key.pem");
    writePem(key, "PRIVATE KEY", store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
  }

  private static void writePem(Path file, String what, byte[] octets) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(octets);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  /** A key and a certificate for the name {@code localhost}, of our own making. */
  private static KeyStore newKeyStore(Path file) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    new ProcessBuilder(
            keytool,
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD)
        .inheritIO()
        .start()
        .waitFor();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void aStrangerIsNotTrusted() throws Exception {
    client(url).endsWith(3).saying("wsproof: run failed: " + url + "…certificate…");
  }

  @Test
  void anyNameIsTrustedWhenSomebodyInsists() throws Exception {
    client(url, "--insecure")
        .endsWith(0)
        .saying("wsproof: warning: --insecure: nobody checks who the server is");
  }

  @Test
  void theNameOnTheCertificateIsTrusted() throws Exception {
    client("wss://localhost:" + server.port(), "--ca", ca).endsWith(0).saying("");
  }

  @Test
  void anotherNameIsNotTrusted() throws Exception {
    client(url, "--ca", ca).endsWith(3).saying("wsproof: run failed: " + url + "…");
  }

  @Test
  void aSpecCanSayTheName() throws Exception {
    Files.writeString(
        directory.resolve("spec.json"),
        "{\"servers\": [{\"url\": \"" + url + "\", \"hostname\": \"localhost\"}]}");

    client("spec.json", "--ca", ca).endsWith(0).saying("");
  }

  @Test
  void theBundledTesteeSpeaksTls() throws Exception {
    ServerTls tls = ServerTls.of(Path.of(ca), key);
    try (Testee testee = Testee.start("127.0.0.1", 0, tls)) {
      URI uri = testee.uri();
      assertEquals("wss", uri.getScheme());

      client(
              "wss://localhost:" + uri.getPort(),
              "--ca",
              ca,
              "--cases",
              "6.4.*,5.*", // chopped text too: it is checked in the clear
              "--exclude-cases",
              "1.1.*")
          .endsWith(0)
          .saying("");
    }
  }

  @Test
  void tlsGoesThroughATunnelAndOverAUnixDomainSocketToTheServerItself() throws Exception {
    Path socket = directory.resolve("s");
    try (Testee testee = Testee.start("127.0.0.1", 0, ServerTls.of(Path.of(ca), key))) {
      int port = testee.uri().getPort();
      try (Passage proxy = Passage.proxy(null);
          Passage unix = Passage.onUnixSocket(socket, new InetSocketAddress("127.0.0.1", port))) {
        String tunnel = "http://127.0.0.1:" + proxy.port();

        client("wss://localhost:" + port, "--ca", ca, "--proxy", tunnel).endsWith(0).saying("");
        client("wss://localhost", "--ca", ca, "--unix-socket", socket + "").endsWith(0).saying("");

        String asked = proxy.heads().get(0);
        assertTrue(asked.startsWith("CONNECT localhost:" + port + " HTTP/1.1\r\n"), asked);
        assertEquals("\u0016", unix.heads().get(0)); // a TLS record of the handshake
      }
    }
  }

  private WsproofProcess client(String source, String... words) throws Exception {
    String[] all = new String[words.length + 4];
    all[0] = "fuzzingclient";
    all[1] = source;
    all[2] = "--cases";
    all[3] = "1.1.*";
    System.arraycopy(words, 0, all, 4, words.length);
    return WsproofProcess.run(directory, all);
  }
}
