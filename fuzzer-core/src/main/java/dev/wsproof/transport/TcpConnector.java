package dev.wsproof.transport;

import dev.wsproof.engine.ConnectionListener;
import dev.wsproof.engine.EventLoop;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Makes connections to servers, over TCP or TLS; tries each connection once and speaks no protocol
 * on it. Safe for use by many threads; every listener hears its calls on one event loop.
 */
public final class TcpConnector implements AutoCloseable {
  private final EventLoops loops = new EventLoops();

  /**
   * Begins to connect and returns.
   *
   * @param listener makes the listener once the event loop is known
   */
  public void connect(Endpoint endpoint, Function<EventLoop, ConnectionListener> listener) {
    io.netty.channel.EventLoop loop = loops.next();
    ConnectionListener hears = listener.apply(new NettyEventLoop(loop));
    Bootstrap bootstrap =
        new Bootstrap()
            .group(loop)
            .channelFactory(PatientSocketChannel::new)
            .option(ChannelOption.TCP_NODELAY, endpoint.tcpNoDelay())
            .option(ChannelOption.RECVBUF_ALLOCATOR, BufferSizes.reads())
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, BufferSizes.PENDING)
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) endpoint.connectTimeout().toMillis());
    ConnectionHandler handler = new ConnectionHandler(hears);
    TlsClient tls = endpoint.tls();
    bootstrap.handler(tls == null ? handler : overTls(tls, endpoint, handler));
    ChannelFuture connecting = bootstrap.connect(endpoint.address());
    loops.count(loop, connecting.channel());
    connecting.addListener(
        done -> {
          if (!done.isSuccess()) {
            handler.failed(endpoint.name() + ": " + reason(done.cause(), endpoint));
          } else if (tls == null) {
            handler.connected(connecting.channel());
          }
        });
  }

  private static ChannelInitializer<Channel> overTls(
      TlsClient tls, Endpoint endpoint, ConnectionHandler handler) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        SslHandler ssl = tls.handler(channel.alloc());
        ssl.setHandshakeTimeout(endpoint.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
        channel.pipeline().addLast(ssl, handler);
        ssl.handshakeFuture()
            .addListener(
                done -> {
                  if (done.isSuccess()) {
                    handler.connected(channel);
                  } else if (channel.remoteAddress() != null) {
                    handler.failed(endpoint.name() + ": " + TlsClient.reason(done.cause()));
                    channel.close();
                  }
                });
      }
    };
  }

  private static String reason(Throwable cause, Endpoint endpoint) {
    if (cause instanceof io.netty.channel.ConnectTimeoutException) {
      return "no answer to connect in " + seconds(endpoint.connectTimeout());
    }
    if (cause instanceof ConnectException) {
      return "connection refused";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  private static String seconds(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }

  /** Ends all connections and the threads; returns when they are gone. */
  @Override
  public void close() {
    loops.close();
  }

  /**
   * Where to connect to.
   *
   * @param address resolved
   * @param tls how to speak TLS; null for plain TCP
   * @param tcpNoDelay whether small segments go at once
   * @param connectTimeout for the TCP connection, and again for the TLS handshake
   */
  public record Endpoint(
      InetSocketAddress address, TlsClient tls, boolean tcpNoDelay, Duration connectTimeout) {
    String name() {
      String host = address.getHostString();
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
  }
}
