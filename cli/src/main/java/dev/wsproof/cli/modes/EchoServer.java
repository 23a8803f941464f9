package dev.wsproof.cli.modes;

import dev.wsproof.cli.testee.ServerTls;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

/**
 * Sends every message back; reads no more from a client that does not read. As lenient as Netty is:
 * the strict one is the testee.
 */
public final class EchoServer {
  private EchoServer() {}

  /**
   * Starts one.
   *
   * @param addresses where to listen; none means every address of the machine
   * @param port 0 for a free one
   * @param tls how to speak TLS; null for plain TCP
   * @throws IOException when it cannot listen; its message is a sentence
   */
  public static RunningServer start(List<InetAddress> addresses, int port, ServerTls tls)
      throws IOException {
    MessageServer server = new MessageServer(tls, Messages::new);
    server.listen(addresses, port);
    return server;
  }

  /** What one client says. Confined to one event loop. */
  private static final class Messages extends SimpleChannelInboundHandler<WebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame message) {
      context.writeAndFlush(message.retain());
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      context.channel().config().setAutoRead(context.channel().isWritable());
      context.fireChannelWritabilityChanged();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
