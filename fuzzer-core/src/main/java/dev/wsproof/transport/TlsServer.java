package dev.wsproof.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;

/** A server's side of TLS: shows one certificate, asks for none. Immutable; any thread. */
public final class TlsServer {
  private final SslContext context;

  private TlsServer(SslContext context) {
    this.context = context;
  }

  /**
   * Prepares TLS with a certificate chain and its key.
   *
   * @param certificate PEM file of the chain, our own certificate first
   * @param key PEM file of the private key, PKCS#8, without password
   * @throws TlsFailure when a file cannot be used, with the reason in one sentence
   */
  public static TlsServer with(Path certificate, Path key) throws TlsFailure {
    requireReadable(certificate, "a PEM file of a certificate chain");
    requireReadable(key, "a PEM file of a private key");
    try {
      return new TlsServer(
          SslContextBuilder.forServer(certificate.toFile(), key.toFile())
              .sslProvider(SslProvider.JDK)
              .build());
    } catch (SSLException | IllegalArgumentException e) {
      throw new TlsFailure(
          certificate
              + ", "
              + key
              + ": wanted a certificate chain and its PKCS#8 key in PEM: "
              + e.getMessage());
    }
  }

  /**
   * Prepares TLS with the first key of a PKCS#12 file.
   *
   * @throws TlsFailure when the file cannot be used, with the reason in one sentence
   */
  public static TlsServer withStore(Path store, String password) throws TlsFailure {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password.toCharArray());
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(keys, password.toCharArray());
      return new TlsServer(
          SslContextBuilder.forServer(managers).sslProvider(SslProvider.JDK).build());
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsFailure(store + ": wanted a PKCS#12 file: " + e.getMessage());
    }
  }

  private static void requireReadable(Path file, String wanted) throws TlsFailure {
    if (!Files.isReadable(file)) {
      throw new TlsFailure(file + ": cannot be read, wanted " + wanted);
    }
  }

  SslHandler handler(ByteBufAllocator allocator) {
    return context.newHandler(allocator);
  }
}
