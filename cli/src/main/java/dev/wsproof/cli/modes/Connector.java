package dev.wsproof.cli.modes;

import dev.wsproof.cli.testee.StrictClient;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Opens WebSocket connections as a client, bounded in time; says nothing on them. Safe for use by
 * any thread.
 */
public final class Connector implements AutoCloseable {
  private static final int CONNECT_MILLIS = 10_000;
  static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_RESPONSE_OCTETS = 64 << 10;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final String userAgent;
  private final boolean insecure;
  private final boolean strict;

  /**
   * @param userAgent what we call ourselves
   * @param insecure whether any certificate will do (wss:)
   * @param strict whether to offer permessage-deflate and to refuse wrong octets as soon as they
   *     show; without it connections take the least memory
   */
  public Connector(String userAgent, boolean insecure, boolean strict) {
    this.userAgent = userAgent;
    this.insecure = insecure;
    this.strict = strict;
  }

  /**
   * Opens a connection to a server that answers soon.
   *
   * @param last gets whole messages and control frames, and everything that goes wrong
   * @return the open connection, or an {@link IOException} whose message is a sentence
   */
  public CompletableFuture<Channel> open(URI uri, ChannelHandler last) {
    return open(uri, last, USUAL_PATIENCE);
  }

  /**
   * Opens a connection.
   *
   * @param last gets whole messages and control frames, and everything that goes wrong
   * @param patience how long the answer to the upgrade request may take
   * @return the open connection, or an {@link IOException} whose message is a sentence
   */
  CompletableFuture<Channel> open(URI uri, ChannelHandler last, Duration patience) {
    CompletableFuture<Channel> opened = new CompletableFuture<>();
    SslContext tls;
    try {
      tls = uri.getScheme().equalsIgnoreCase("wss") ? tls() : null;
    } catch (SSLException e) {
      return CompletableFuture.failedFuture(new IOException("TLS is not to be had", e));
    }
    Handshake handshake = new Handshake(uri, headers(), patience, opened);
    ChannelFuture connecting =
        new Bootstrap()
            .group(loops)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    layOut(channel, tls, uri, handshake, last);
                  }
                })
            .connect(host(uri), port(uri));
    connecting.addListener(
        done -> {
          if (!done.isSuccess()) {
            handshake.fail(done.cause());
          }
        });
    return opened;
  }

  private void layOut(
      Channel channel, SslContext tls, URI uri, Handshake handshake, ChannelHandler last) {
    ChannelPipeline pipeline = channel.pipeline();
    if (tls != null) {
      pipeline.addLast(tls.newHandler(channel.alloc(), host(uri), port(uri)));
    }
    pipeline.addLast(new HttpClientCodec());
    if (strict) {
      pipeline.addLast(StrictClient.response());
    }
    pipeline.addLast(new HttpObjectAggregator(MAX_RESPONSE_OCTETS));
    if (strict) {
      pipeline.addLast(StrictClient.rules(), StrictClient.deflate());
    }
    pipeline
        .addLast(handshake)
        .addLast(new Utf8FrameValidator(false))
        .addLast(new WebSocketFrameAggregator(StrictClient.MAX_MESSAGE_OCTETS))
        .addLast(last);
  }

  private SslContext tls() throws SSLException {
    SslContextBuilder builder = SslContextBuilder.forClient();
    if (insecure) {
      return builder
          .trustManager(InsecureTrustManagerFactory.INSTANCE)
          .endpointIdentificationAlgorithm(null)
          .build();
    }
    return builder.build();
  }

  private DefaultHttpHeaders headers() {
    DefaultHttpHeaders headers = new DefaultHttpHeaders();
    headers.set(HttpHeaderNames.USER_AGENT, userAgent);
    return headers;
  }

  private static String host(URI uri) {
    String host = uri.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(URI uri) {
    int usual = uri.getScheme().equalsIgnoreCase("wss") ? 443 : 80;
    return uri.getPort() >= 0 ? uri.getPort() : usual;
  }

  /** For timers of those who use the connections. */
  ScheduledExecutorService timer() {
    return loops.next();
  }

  /** Ends all connections. */
  @Override
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }
}
