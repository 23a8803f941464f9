package dev.wsproof.cli.testee;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeUnit;

/**
 * A WebSocket server that echoes messages and refuses whatever RFC 6455 forbids; made of Netty's
 * codec, so that no defect of the fuzzer's own codec can cancel itself out. Safe for use by any
 * thread.
 */
public final class Testee implements AutoCloseable {
  /** What it says in the {@code Server} field. */
  public static final String NAME = "wsproof-testee";

  /** The most octets it takes in a frame, and in a message. */
  static final int MAX_MESSAGE_OCTETS = 64 << 20;

  private static final int MAX_REQUEST_BODY_OCTETS = 8192;

  private final EventLoopGroup loops;
  private final Channel listener;
  private final boolean secure;

  private Testee(EventLoopGroup loops, Channel listener, boolean secure) {
    this.loops = loops;
    this.listener = listener;
    this.secure = secure;
  }

  /**
   * Starts listening.
   *
   * @param host the address to listen on
   * @param port the port to listen on; 0 for one that is free
   * @throws IOException when that is not to be had; its message is a sentence
   */
  public static Testee start(String host, int port) throws IOException {
    return start(host, port, null);
  }

  /**
   * Starts listening.
   *
   * @param host the address to listen on
   * @param port the port to listen on; 0 for one that is free
   * @param tls our side of TLS; null for plain TCP
   * @throws IOException when that is not to be had; its message is a sentence
   */
  public static Testee start(String host, int port, ServerTls tls) throws IOException {
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(new Connection(tls))
            .bind(host, port)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      stop(loops);
      throw new IOException(
          "cannot listen on " + host + " port " + port + ": " + reason(bound.cause()),
          bound.cause());
    }
    return new Testee(loops, bound.channel(), tls != null);
  }

  private static String reason(Throwable cause) {
    return cause instanceof UnresolvedAddressException ? "unknown host" : cause.getMessage();
  }

  /** Where it can be reached. */
  public URI uri() {
    InetSocketAddress address = (InetSocketAddress) listener.localAddress();
    String host = address.getAddress().getHostAddress();
    return URI.create(
        (secure ? "wss://" : "ws://")
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + address.getPort());
  }

  /** Waits until it is closed. */
  public void await() throws InterruptedException {
    listener.closeFuture().await();
  }

  @Override
  public void close() {
    listener.close().awaitUninterruptibly();
    stop(loops);
  }

  private static void stop(EventLoopGroup loops) {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  /** Lays out what handles one connection. */
  private static final class Connection extends ChannelInitializer<Channel> {
    private final ServerTls tls;

    Connection(ServerTls tls) {
      this.tls = tls;
    }

    @Override
    protected void initChannel(Channel channel) {
      if (tls != null) {
        channel.pipeline().addLast(tls.handler(channel.alloc()));
      }
      channel
          .pipeline()
          .addLast(new HttpServerCodec())
          .addLast(new HttpObjectAggregator(MAX_REQUEST_BODY_OCTETS))
          .addLast(new ReservedBits())
          .addLast(new OfferRules())
          .addLast(new WebSocketServerExtensionHandler(new ServerDeflate()))
          .addLast(new Upgrade())
          .addLast(new Utf8FrameValidator(false))
          .addLast(new WebSocketFrameAggregator(MAX_MESSAGE_OCTETS))
          .addLast(new Echo());
    }
  }
}
