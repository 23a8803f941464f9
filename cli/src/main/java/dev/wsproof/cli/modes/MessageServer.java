package dev.wsproof.cli.modes;

import dev.wsproof.cli.testee.ServerTls;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketServerCompressionHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Takes WebSocket connections on any path and hands whole messages to a handler; drops connections
 * beyond a number. Safe for use by any thread.
 */
final class MessageServer implements RunningServer {
  private static final int MAX_REQUEST_BODY_OCTETS = 8192;
  private static final int MAX_MESSAGE_OCTETS = 16 << 20;
  private static final int MOST_CONNECTIONS = 20_000;
  private static final int BACKLOG = 1024;

  /** From here on a client counts as slow. */
  private static final int HIGH_WATER_OCTETS = 256 << 10;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final List<Channel> listening = new ArrayList<>();
  private final ServerTls tls;
  private final Supplier<ChannelHandler> handlers;

  /**
   * @param tls how to speak TLS; null for plain TCP
   * @param handlers makes the last handler for each connection
   */
  MessageServer(ServerTls tls, Supplier<ChannelHandler> handlers) {
    this.tls = tls;
    this.handlers = handlers;
  }

  /**
   * Begins to listen on one or more addresses, all with the same port.
   *
   * @param addresses where; none means every address of the machine
   * @param port 0 for a free one
   * @throws IOException when that is not to be had; its message is a sentence
   */
  void listen(List<InetAddress> addresses, int port) throws IOException {
    ServerBootstrap bootstrap = bootstrap();
    int bound = port;
    for (int i = 0; i < Math.max(1, addresses.size()); i++) {
      InetSocketAddress place =
          addresses.isEmpty()
              ? new InetSocketAddress(bound)
              : new InetSocketAddress(addresses.get(i), bound);
      ChannelFuture binding = bootstrap.bind(place).awaitUninterruptibly();
      if (!binding.isSuccess()) {
        close();
        String host = addresses.isEmpty() ? "*" : place.getAddress().getHostAddress();
        throw new IOException(
            "cannot listen on " + host + " port " + bound + ": " + binding.cause().getMessage(),
            binding.cause());
      }
      listening.add(binding.channel());
      bound = ((InetSocketAddress) binding.channel().localAddress()).getPort();
    }
  }

  @Override
  public int port() {
    return ((InetSocketAddress) listening.get(0).localAddress()).getPort();
  }

  private ServerBootstrap bootstrap() {
    return new ServerBootstrap()
        .group(loops)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_REUSEADDR, true)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(
            ChannelOption.WRITE_BUFFER_WATER_MARK,
            new WriteBufferWaterMark(HIGH_WATER_OCTETS / 2, HIGH_WATER_OCTETS))
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel channel) {
                accept(channel);
              }
            });
  }

  private void accept(Channel channel) {
    if (connections.size() >= MOST_CONNECTIONS) {
      channel.close();
      return;
    }
    connections.add(channel);
    if (tls != null) {
      channel.pipeline().addLast(tls.handler(channel.alloc()));
    }
    channel
        .pipeline()
        .addLast(new HttpServerCodec())
        .addLast(new HttpObjectAggregator(MAX_REQUEST_BODY_OCTETS))
        .addLast(new WebSocketServerCompressionHandler(MAX_MESSAGE_OCTETS))
        .addLast(
            new WebSocketServerProtocolHandler(
                WebSocketServerProtocolConfig.newBuilder()
                    .websocketPath("/")
                    .checkStartsWith(true)
                    .allowExtensions(true)
                    .maxFramePayloadLength(MAX_MESSAGE_OCTETS)
                    .build()))
        .addLast(new WebSocketFrameAggregator(MAX_MESSAGE_OCTETS))
        .addLast(handlers.get());
  }

  /** For timers of those who use the connections. */
  ScheduledExecutorService timer() {
    return loops.next();
  }

  @Override
  public void await() throws InterruptedException {
    for (Channel channel : listening) {
      channel.closeFuture().await();
    }
  }

  @Override
  public void close() {
    listening.forEach(channel -> channel.close().awaitUninterruptibly());
    connections.close().awaitUninterruptibly();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }
}
