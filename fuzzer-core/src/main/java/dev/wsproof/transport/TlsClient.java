package dev.wsproof.transport;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.File;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/**
 * A client's side of TLS: names the server (SNI), checks its certificate and name unless told not
 * to. Immutable; safe for use by many threads.
 */
public final class TlsClient {
  private final SslContext context;
  private final String host;
  private final int port;

  private TlsClient(SslContext context, String host, int port) {
    this.context = context;
    this.host = host;
    this.port = port;
  }

  /**
   * Prepares TLS to one server.
   *
   * @param host the name for SNI and for the certificate
   * @throws TlsFailure when the CA file cannot be used, with the reason in one sentence
   */
  public static TlsClient to(String host, int port, TlsSettings settings) throws TlsFailure {
    SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
    try {
      if (settings.insecure()) {
        builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
        builder.endpointIdentificationAlgorithm(null);
      } else if (settings.caFile() != null) {
        File file = settings.caFile().toFile();
        if (!file.canRead()) {
          throw new TlsFailure(file + ": cannot be read, wanted a PEM file of CA certificates");
        }
        builder.trustManager(file);
      }
      return new TlsClient(builder.build(), host, port);
    } catch (SSLException | IllegalArgumentException e) {
      throw new TlsFailure(
          settings.caFile() + ": wanted a PEM file of CA certificates: " + e.getMessage());
    }
  }

  SslHandler handler(ByteBufAllocator allocator) {
    return context.newHandler(allocator, host, port);
  }

  /** What went wrong in a TLS handshake, for people. */
  static String reason(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String where = "TLS handshake failed: ";
    if (root instanceof ClosedChannelException) {
      return where + "the server closed the connection";
    }
    if (root instanceof CertPathValidatorException
        || root instanceof CertificateException
        || root instanceof java.security.cert.CertPathBuilderException) {
      return where
          + "the server's certificate is not trusted ("
          + root.getMessage()
          + "); trust its CA with --ca FILE, or anybody with --insecure";
    }
    return where
        + (root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage());
  }
}
