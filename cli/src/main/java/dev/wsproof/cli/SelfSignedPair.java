package dev.wsproof.cli;

import dev.wsproof.transport.TlsFailure;
import dev.wsproof.transport.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes a certificate that nobody vouches for, for a fuzzing server that was given none; by the
 * JDK's own keytool, into a directory that is gone again afterwards. Good for a test run, not for
 * trust.
 */
final class SelfSignedPair {
  private static final int SECONDS = 30;
  private static final String OUTPUT = "keytool.txt";
  private static final String PASSWORD = "wsproof-test-only";

  private SelfSignedPair() {}

  /** A new one for localhost. */
  static TlsServer make() {
    Path dir = null;
    try {
      dir = Files.createTempDirectory("wsproof-tls");
      Path store = dir.resolve("pair.p12");
      keytool(store);
      return TlsServer.withStore(store, PASSWORD);
    } catch (IOException | TlsFailure e) {
      throw CommandFailure.run(
          "cannot make a certificate; give one with --cert and --key: " + e.getMessage());
    } finally {
      remove(dir);
    }
  }

  private static void keytool(Path store) throws IOException {
    Path said = store.resolveSibling(OUTPUT);
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                List.of(
                    keytool.toString(),
                    "-genkeypair",
                    "-alias",
                    "wsproof",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=wsproof test",
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1,ip:::1",
                    "-validity",
                    "30",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(keytool + ": no end in " + SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException(keytool + ": " + Files.readString(said).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroy();
    }
  }

  private static void remove(Path dir) {
    if (dir != null) {
      try {
        Files.deleteIfExists(dir.resolve("pair.p12"));
        Files.deleteIfExists(dir.resolve(OUTPUT));
        Files.deleteIfExists(dir);
      } catch (IOException e) {
        dir.toFile().deleteOnExit();
      }
    }
  }
}
