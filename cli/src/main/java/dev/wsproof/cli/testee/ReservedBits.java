package dev.wsproof.cli.testee;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;

/**
 * Refuses frames whose reserved bits mean nothing (RFC 6455 §5.2): all but RSV1 on the first frame
 * of a message when permessage-deflate was agreed on (RFC 7692 §6). Netty's decoder must be told
 * whether to allow reserved bits before that is known, and then allows all of them everywhere.
 */
final class ReservedBits extends ChannelDuplexHandler {
  private static final int RSV1 = 4;

  private boolean deflateAgreed;

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response) {
      deflateAgreed = response.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
    }
    context.write(message, promise);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    check(message, deflateAgreed);
    context.fireChannelRead(message);
  }

  /**
   * Lets everything pass but such a frame.
   *
   * @param deflateAgreed whether permessage-deflate is in force
   * @throws CorruptedWebSocketFrameException instead of such a frame, which is released
   */
  static void check(Object message, boolean deflateAgreed) {
    if (message instanceof WebSocketFrame frame
        && (frame.rsv() & ~allowedOn(frame, deflateAgreed)) != 0) {
      int rsv = frame.rsv();
      frame.release();
      throw new CorruptedWebSocketFrameException(
          WebSocketCloseStatus.PROTOCOL_ERROR, "reserved bits " + rsv + " without a meaning");
    }
  }

  private static int allowedOn(WebSocketFrame frame, boolean deflateAgreed) {
    boolean beginsMessage =
        frame instanceof TextWebSocketFrame || frame instanceof BinaryWebSocketFrame;
    return deflateAgreed && beginsMessage ? RSV1 : 0;
  }
}
