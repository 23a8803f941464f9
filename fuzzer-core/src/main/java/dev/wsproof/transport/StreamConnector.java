package dev.wsproof.transport;

import dev.wsproof.engine.ConnectionListener;
import dev.wsproof.engine.EventLoop;
import dev.wsproof.handshake.ConnectRequest;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Makes connections to servers, over TCP or a Unix domain socket, through an HTTP proxy's tunnel
 * where there is one, with TLS on top where it is asked for; tries each connection once and speaks
 * no protocol on it. Safe for use by many threads; every listener hears its calls on one event
 * loop.
 */
public final class StreamConnector implements AutoCloseable {
  private final EventLoops loops = new EventLoops();

  /**
   * Begins to connect and returns.
   *
   * @param listener makes the listener once the event loop is known
   */
  public void connect(Endpoint endpoint, Function<EventLoop, ConnectionListener> listener) {
    io.netty.channel.EventLoop loop = loops.next();
    ConnectionHandler handler =
        new ConnectionHandler(listener.apply(new NettyEventLoop(loop)), endpoint.name());
    ChannelFuture connecting =
        bootstrap(endpoint)
            .group(loop)
            .option(ChannelOption.RECVBUF_ALLOCATOR, BufferSizes.reads())
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, BufferSizes.PENDING)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis(endpoint.connectTimeout()))
            .handler(new Beginning(endpoint, handler))
            .connect(endpoint.address());
    loops.count(loop, connecting.channel());
    connecting.addListener(
        done -> {
          if (!done.isSuccess()) {
            // A channel that could not even be made tells so on a thread of its own.
            loop.execute(() -> handler.failed(reason(done.cause(), endpoint)));
          }
        });
  }

  private static Bootstrap bootstrap(Endpoint endpoint) {
    // A write to a peer that has left must not close the channel before all it said is read.
    Bootstrap bootstrap = new Bootstrap().option(ChannelOption.AUTO_CLOSE, false);
    return endpoint.address() instanceof UnixDomainSocketAddress
        ? bootstrap.channelFactory(NioDomainSocketChannel::new)
        : bootstrap
            .channelFactory(NioSocketChannel::new)
            .option(ChannelOption.TCP_NODELAY, endpoint.tcpNoDelay());
  }

  private static String reason(Throwable cause, Endpoint endpoint) {
    if (cause instanceof ConnectTimeoutException) {
      return "no answer to connect in " + seconds(endpoint.connectTimeout());
    }
    if (cause instanceof ConnectException) {
      return "connection refused";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  static String seconds(Duration time) {
    return time.toMillis() / 1000.0 + " s";
  }

  private static int millis(Duration time) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, time.toMillis()));
  }

  /** Ends all connections and the threads; returns when they are gone. */
  @Override
  public void close() {
    loops.close();
  }

  /** Lays out what handles a connection as soon as it is there, before anything is read. */
  private static final class Beginning extends ChannelInboundHandlerAdapter {
    private final Endpoint endpoint;
    private final ConnectionHandler handler;

    Beginning(Endpoint endpoint, ConnectionHandler handler) {
      this.endpoint = endpoint;
      this.handler = handler;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      Channel channel = context.channel();
      if (endpoint.tunnel() == null) {
        secure(channel);
      } else {
        channel
            .pipeline()
            .addLast(
                new ProxyTunnel(
                    endpoint.tunnel(),
                    endpoint.connectTimeout(),
                    () -> secure(channel),
                    handler::failed));
      }
      context.pipeline().remove(this);
    }

    private void secure(Channel channel) {
      if (endpoint.tls() == null) {
        channel.pipeline().addLast(handler);
        handler.connected(channel);
        return;
      }
      SslHandler ssl = endpoint.tls().handler(channel.alloc());
      ssl.setHandshakeTimeout(endpoint.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
      channel.pipeline().addLast(ssl, handler);
      ssl.handshakeFuture()
          .addListener(
              done -> {
                if (done.isSuccess()) {
                  handler.connected(channel);
                } else {
                  handler.failed(TlsClient.reason(done.cause()));
                  channel.close();
                }
              });
    }
  }

  /**
   * Where to connect to.
   *
   * @param address of the server, or of the proxy in between; resolved
   * @param tunnel what to ask the proxy for; null when there is none
   * @param tls how to speak TLS with the server; null for none
   * @param tcpNoDelay whether small segments go at once
   * @param connectTimeout for the connection, again for the tunnel and again for TLS
   */
  public record Endpoint(
      SocketAddress address,
      ConnectRequest tunnel,
      TlsClient tls,
      boolean tcpNoDelay,
      Duration connectTimeout) {
    String name() {
      if (!(address instanceof InetSocketAddress inet)) {
        return address.toString();
      }
      String host = inet.getHostString();
      return (tunnel == null ? "" : "proxy ")
          + (host.contains(":") ? "[" + host + "]" : host)
          + ":"
          + inet.getPort();
    }
  }
}
