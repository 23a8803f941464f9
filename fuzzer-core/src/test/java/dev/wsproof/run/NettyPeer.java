package dev.wsproof.run;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketClientCompressionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketServerCompressionHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** A peer that echoes, on Netty's own WebSocket codec, with or without permessage-deflate. */
final class NettyPeer implements AutoCloseable {
  private static final int MOST_OCTETS = 32 << 20;

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final boolean deflate;

  NettyPeer(boolean deflate) {
    this.deflate = deflate;
  }

  /** Serves; returns the port. */
  int listen() {
    Channel channel =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel accepted) {
                    ChannelPipeline pipeline = accepted.pipeline();
                    pipeline.addLast(new HttpServerCodec(), new HttpObjectAggregator(65_536));
                    if (deflate) {
                      pipeline.addLast(new WebSocketServerCompressionHandler(MOST_OCTETS));
                    }
                    pipeline.addLast(
                        new WebSocketServerProtocolHandler("/", null, true, MOST_OCTETS),
                        new WebSocketFrameAggregator(MOST_OCTETS),
                        new Echo());
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /** Connects, echoes what comes and returns when the connection is gone. */
  void visit(URI uri) {
    new Bootstrap()
        .group(loops)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                ChannelPipeline pipeline = channel.pipeline();
                pipeline.addLast(new HttpClientCodec(), new HttpObjectAggregator(65_536));
                if (deflate) {
                  pipeline.addLast(new WebSocketClientCompressionHandler(MOST_OCTETS));
                }
                pipeline.addLast(
                    new WebSocketClientProtocolHandler(
                        WebSocketClientHandshakerFactory.newHandshaker(
                            uri,
                            WebSocketVersion.V13,
                            null,
                            true,
                            new DefaultHttpHeaders(),
                            MOST_OCTETS),
                        false), // else it drops TCP instead of answering a close frame
                    new WebSocketFrameAggregator(MOST_OCTETS),
                    new Echo());
              }
            })
        .connect(uri.getHost(), uri.getPort())
        .syncUninterruptibly()
        .channel()
        .closeFuture()
        .awaitUninterruptibly(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }

  private static final class Echo extends SimpleChannelInboundHandler<WebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
      context.writeAndFlush(frame.retain());
    }
  }
}
