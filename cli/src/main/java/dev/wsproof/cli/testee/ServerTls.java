package dev.wsproof.cli.testee;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;

/** A server's side of TLS from PEM files; makes no certificate itself. Immutable; any thread. */
public final class ServerTls {
  private final SslContext context;

  private ServerTls(SslContext context) {
    this.context = context;
  }

  /**
   * Prepares it.
   *
   * @param certificate the chain, our own certificate first; null when nobody named it
   * @param key the private key, PKCS#8, without password; null when nobody named it
   * @throws IOException when they cannot be used; its message is a sentence
   */
  public static ServerTls of(Path certificate, Path key) throws IOException {
    if (certificate == null || key == null) {
      throw new IOException("wss: wants a certificate and its key, PEM files: --cert and --key");
    }
    for (Path file : new Path[] {certificate, key}) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new IOException(file + ": cannot be read, wanted a PEM file");
      }
    }
    try {
      return new ServerTls(
          SslContextBuilder.forServer(certificate.toFile(), key.toFile())
              .sslProvider(SslProvider.JDK)
              .build());
    } catch (SSLException | IllegalArgumentException e) {
      throw new IOException(
          certificate
              + ", "
              + key
              + ": wanted a certificate chain and its PKCS#8 key in PEM: "
              + e.getMessage(),
          e);
    }
  }

  /** What speaks it on one connection. */
  public ChannelHandler handler(ByteBufAllocator allocator) {
    return context.newHandler(allocator);
  }
}
