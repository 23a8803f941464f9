package dev.wsproof.cli;

import dev.wsproof.cli.testee.ServerTls;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The flags that give a small server its certificate; reads no file before it is asked to. */
final class PemOptions {
  @Option(
      names = {"-c", "--cert"},
      paramLabel = "FILE",
      description = "PEM file of the certificate chain (wss:).")
  private Path cert;

  @Option(
      names = {"-k", "--key"},
      paramLabel = "FILE",
      description = "PEM file of its private key, PKCS#8 (wss:).")
  private Path key;

  /** Whether there is any. */
  boolean given() {
    return cert != null || key != null;
  }

  /**
   * What the server shows; a certificate made just now when none was given.
   *
   * @throws CommandFailure when it cannot be used
   */
  ServerTls tls() {
    try {
      return ServerTls.of(cert, key);
    } catch (IOException e) {
      throw CommandFailure.usage(e.getMessage());
    }
  }
}
