package dev.wsproof.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.engine.EngineOptions;
import dev.wsproof.transport.TlsSettings;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir static Path dir;
  private static Path ca;
  private static SSLContext context;

  private final AtomicReference<String> sni = new AtomicReference<>();

  @BeforeAll
  static void makeACertificateForTestExample() throws Exception {
    Path store = dir.resolve("server.p12");
    ca = dir.resolve("ca.pem");
    keytool(
        store,
        List.of("-genkeypair", "-alias", "server", "-keyalg", "EC", "-groupname", "secp256r1"),
        List.of("-dname", "CN=test.example", "-ext", "san=dns:test.example", "-validity", "2"));
    keytool(store, List.of("-exportcert", "-alias", "server", "-rfc"), List.of("-file", ca + ""));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD.toCharArray());
    context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
  }

  @Test
  void aServerWhoseCaIsGivenIsTrustedUnderItsNameAndToldThatName() throws Exception {
    ServerRun run = run("test.example", new TlsSettings(ca, false));
    assertNull(run.failure());
    assertEquals("test.example", sni.get());
  }

  @Test
  void anUnknownCaIsAFailureThatSaysWhatToDo() throws Exception {
    ServerRun run = run("test.example", TlsSettings.PLATFORM);
    assertTrue(run.failure().contains("the server's certificate is not trusted"), run.failure());
    assertTrue(
        run.failure().contains("trust its CA with --ca FILE, or anybody with --insecure"),
        run.failure());
  }

  @Test
  void anotherNameThanTheCertificatesIsAFailure() throws Exception {
    ServerRun run = run("other.example", new TlsSettings(ca, false));
    assertTrue(run.failure().contains("TLS handshake failed"), run.failure());
    assertTrue(run.failure().contains("other.example"), run.failure());
  }

  @Test
  void insecureTrustsAnybodyUnderAnyName() throws Exception {
    assertNull(run("other.example", new TlsSettings(null, true)).failure());
    assertNull(run(null, new TlsSettings(null, true)).failure());
  }

  @Test
  void aCaFileThatIsNoneIsAFailureThatNamesIt() throws Exception {
    Path missing = dir.resolve("missing.pem");
    ServerRun run = run("test.example", new TlsSettings(missing, false));
    assertEquals(missing + ": cannot be read, wanted a PEM file of CA certificates", run.failure());
    Path garbage = Files.writeString(dir.resolve("garbage.pem"), "no certificate");
    ServerRun other = run("test.example", new TlsSettings(garbage, false));
    assertTrue(
        other.failure().startsWith(garbage + ": wanted a PEM file of CA certificates"),
        other.failure());
  }

  @Test
  void plainTcpBehindAWssUrlIsAFailureInOneSentence() throws Exception {
    try (EchoServer echo = EchoServer.forConnections(10);
        FuzzingClient client = new FuzzingClient(1, "test")) {
      Target target = target(echo.port(), null, new TlsSettings(null, true));
      ServerRun run = client.run(target, List.of(), r -> {}, new RunProgress() {});
      assertTrue(run.failure().contains("TLS handshake failed"), run.failure());
    }
  }

  private ServerRun run(String hostname, TlsSettings tls) throws Exception {
    SSLServerSocket socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setSNIMatchers(
        List.of(
            new SNIMatcher(0) {
              @Override
              public boolean matches(SNIServerName name) {
                sni.set(new SNIHostName(name.getEncoded()).getAsciiName());
                return true;
              }
            }));
    socket.setSSLParameters(parameters);
    try (EchoServer echo = new EchoServer(socket, 100);
        FuzzingClient client = new FuzzingClient(1, "test")) {
      return client.run(
          target(echo.port(), hostname, tls), List.of(), r -> {}, new RunProgress() {});
    }
  }

  private static Target target(int port, String hostname, TlsSettings tls) {
    return new Target(
        "me",
        URI.create("wss://127.0.0.1:" + port),
        hostname,
        null,
        List.of(),
        EngineOptions.DEFAULT,
        tls);
  }

  private static void keytool(Path store, List<String> what, List<String> how) throws Exception {
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(what);
    command.addAll(how);
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
  }
}
