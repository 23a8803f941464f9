package dev.wsproof.cli.modes;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.util.function.Consumer;

/**
 * Hands on the messages of a client's connection as text, answers pings and closes; binary messages
 * are told by their length. Confined to one event loop.
 */
final class Messages extends SimpleChannelInboundHandler<WebSocketFrame> {
  private final Consumer<String> heard;

  Messages(Consumer<String> heard) {
    this.heard = heard;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    if (frame instanceof PingWebSocketFrame) {
      context.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
    } else if (frame instanceof CloseWebSocketFrame) {
      context.writeAndFlush(frame.retain()).addListener(ChannelFutureListener.CLOSE);
    } else if (frame instanceof TextWebSocketFrame text) {
      heard.accept(text.text());
    } else if (!(frame instanceof PongWebSocketFrame)) {
      heard.accept("(binary, " + frame.content().readableBytes() + " octets)");
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      context.close();
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    WebSocketCloseStatus status =
        cause instanceof CorruptedWebSocketFrameException corrupted
            ? corrupted.closeStatus()
            : WebSocketCloseStatus.PROTOCOL_ERROR;
    context.writeAndFlush(new CloseWebSocketFrame(status)).addListener(ChannelFutureListener.CLOSE);
  }
}
