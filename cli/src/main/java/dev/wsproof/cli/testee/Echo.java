package dev.wsproof.cli.testee;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownReadComplete;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * Echoes messages, answers pings, and ends the connection as a server should (RFC 6455 §7.1): one
 * close frame, then TCP, and not one frame is answered after that. Confined to one event loop.
 */
final class Echo extends SimpleChannelInboundHandler<WebSocketFrame> {
  /** Codes from here on have no owner (RFC 6455 §7.4.2); Netty lets them pass. */
  private static final int FIRST_CODE_WITHOUT_OWNER = 5000;

  /** How long the client may take to notice that we are done before TCP is closed both ways. */
  private static final int LINGER_SECONDS = 2;

  private boolean closing;

  @Override
  protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
    if (closing || frame instanceof PongWebSocketFrame) {
      return;
    }
    if (frame instanceof PingWebSocketFrame) {
      context.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
    } else if (frame instanceof CloseWebSocketFrame close) {
      answer(context, close);
    } else {
      context.writeAndFlush(frame.retain());
    }
  }

  private void answer(ChannelHandlerContext context, CloseWebSocketFrame close) {
    int code = close.statusCode();
    if (code >= FIRST_CODE_WITHOUT_OWNER) {
      fail(context, WebSocketCloseStatus.PROTOCOL_ERROR, "close code " + code);
    } else if (!hasReadableReason(close.content())) {
      fail(context, WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "close reason is not UTF-8");
    } else if (code < 0) {
      end(context, new CloseWebSocketFrame());
    } else {
      end(context, new CloseWebSocketFrame(code, ""));
    }
  }

  /** Netty lets reasons pass that end inside a character. */
  private static boolean hasReadableReason(ByteBuf body) {
    int octets = body.readableBytes() - Short.BYTES;
    return octets <= 0
        || ByteBufUtil.isText(
            body, body.readerIndex() + Short.BYTES, octets, StandardCharsets.UTF_8);
  }

  private void fail(ChannelHandlerContext context, WebSocketCloseStatus status, String reason) {
    end(context, new CloseWebSocketFrame(status, reason));
  }

  /**
   * Sends the one close frame, then says that nothing follows. Reading goes on for a while: closing
   * TCP with octets unread would reset it, and the close frame could be lost on the way.
   */
  private void end(ChannelHandlerContext context, CloseWebSocketFrame frame) {
    if (closing) {
      frame.release();
      return;
    }
    closing = true;
    DuplexChannel channel = (DuplexChannel) context.channel();
    channel.config().setAutoRead(true);
    context
        .writeAndFlush(frame)
        .addListener(written -> channel.shutdownOutput())
        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownReadComplete) {
      context.close();
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    context.channel().config().setAutoRead(closing || context.channel().isWritable());
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof CorruptedWebSocketFrameException corrupted) {
      fail(context, corrupted.closeStatus(), corrupted.getMessage());
    } else if (cause instanceof TooLongFrameException) {
      fail(context, WebSocketCloseStatus.MESSAGE_TOO_BIG, "message too big");
    } else if (cause instanceof CodecException) {
      fail(context, WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "payload cannot be inflated");
    } else {
      context.close();
    }
  }
}
