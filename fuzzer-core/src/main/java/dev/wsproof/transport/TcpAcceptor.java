package dev.wsproof.transport;

import dev.wsproof.engine.ConnectionListener;
import dev.wsproof.engine.EventLoop;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Takes connections from clients, over TCP or TLS, and speaks no protocol on them; beyond a number
 * of open connections it takes and drops new ones at once. Safe for use by many threads; every
 * listener hears its calls on one event loop.
 */
public final class TcpAcceptor implements AutoCloseable {
  private static final int THREADS =
      Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
  private static final int BACKLOG = 1024;
  private static final int TLS_HANDSHAKE_SECONDS = 5;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(THREADS, NioIoHandler.newFactory());
  private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final List<Channel> listening = new ArrayList<>();
  private final TlsServer tls;
  private final int mostConnections;
  private final Function<EventLoop, ConnectionListener> listeners;

  /**
   * @param tls how to speak TLS; null for plain TCP
   * @param mostConnections open at once
   * @param listeners makes a listener for each connection
   */
  public TcpAcceptor(
      TlsServer tls, int mostConnections, Function<EventLoop, ConnectionListener> listeners) {
    this.tls = tls;
    this.mostConnections = mostConnections;
    this.listeners = listeners;
  }

  /**
   * Begins to listen on one or more addresses, all with the same port.
   *
   * @param addresses where; none means every address of the machine
   * @param port 0 for a free one
   * @return the port
   * @throws IOException when it cannot, with where and why as message
   */
  public int listen(List<InetAddress> addresses, int port) throws IOException {
    int bound = port;
    List<InetSocketAddress> places =
        addresses.isEmpty()
            ? List.of(new InetSocketAddress(port))
            : addresses.stream().map(address -> new InetSocketAddress(address, port)).toList();
    for (InetSocketAddress place : places) {
      InetSocketAddress exact =
          bound == port ? place : new InetSocketAddress(place.getAddress(), bound);
      ChannelFuture binding = bootstrap().bind(exact).awaitUninterruptibly();
      if (!binding.isSuccess()) {
        throw new IOException(
            "cannot listen on "
                + place.getHostString()
                + ":"
                + bound
                + ": "
                + binding.cause().getMessage(),
            binding.cause());
      }
      listening.add(binding.channel());
      bound = ((InetSocketAddress) binding.channel().localAddress()).getPort();
    }
    return bound;
  }

  private ServerBootstrap bootstrap() {
    return new ServerBootstrap()
        .group(loops)
        .channelFactory(NioServerSocketChannel::new)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.RECVBUF_ALLOCATOR, BufferSizes.reads())
        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, BufferSizes.PENDING)
        .childOption(ChannelOption.AUTO_CLOSE, false) // a failed write must not end the reading
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                accept(channel);
              }
            });
  }

  private void accept(Channel channel) {
    if (open.size() >= mostConnections) {
      channel.close();
      return;
    }
    open.add(channel);
    NettyEventLoop loop = new NettyEventLoop(channel.eventLoop());
    ConnectionHandler handler = new ConnectionHandler(listeners.apply(loop), "a client");
    if (tls == null) {
      channel.pipeline().addLast(handler);
      handler.connected(channel);
      return;
    }
    SslHandler ssl = tls.handler(channel.alloc());
    ssl.setHandshakeTimeout(TLS_HANDSHAKE_SECONDS, TimeUnit.SECONDS);
    channel.pipeline().addLast(ssl, handler);
    ssl.handshakeFuture()
        .addListener(
            done -> {
              if (done.isSuccess()) {
                handler.connected(channel);
              } else {
                handler.failed("TLS handshake failed: " + done.cause().getMessage());
                channel.close();
              }
            });
  }

  /** How many connections are open. */
  public int connections() {
    return open.size();
  }

  /** Stops listening, ends all connections and the threads; returns when they are gone. */
  @Override
  public void close() {
    listening.forEach(channel -> channel.close().awaitUninterruptibly());
    open.close().awaitUninterruptibly();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }
}
