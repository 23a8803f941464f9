package dev.wsproof.cli.testee;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtension;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionDecoder;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates compressed messages frame by frame, with the largest window and all that came before
 * (RFC 7692 §7.2.2): Netty's own decoder takes a last block for the end of all messages and wants
 * octets of every frame. Confined to one event loop.
 */
final class DeflateDecoder extends WebSocketExtensionDecoder {
  private static final int WINDOW = 1 << WindowBits.MOST;

  /** What the sender cut off, and a last block, which ends the stream unless a block is open. */
  private static final byte[] END = {0, 0, (byte) 0xFF, (byte) 0xFF, 3, 0};

  private final Inflater inflater = new Inflater(true);
  private final byte[] plain = new byte[3 * WINDOW]; // what came last stands before filled
  private int filled;
  private boolean insideMessage;
  private long inflated;

  @Override
  public boolean acceptInboundMessage(Object message) {
    return message instanceof ContinuationWebSocketFrame
        ? insideMessage
        : (message instanceof TextWebSocketFrame || message instanceof BinaryWebSocketFrame)
            && (((WebSocketFrame) message).rsv() & WebSocketExtension.RSV1) != 0;
  }

  @Override
  protected void decode(ChannelHandlerContext context, WebSocketFrame frame, List<Object> out) {
    if (!(frame instanceof ContinuationWebSocketFrame)) {
      inflated = 0;
    }
    insideMessage = !frame.isFinalFragment();
    ByteBuf octets = context.alloc().buffer();
    boolean done = false;
    try {
      inflate(frame.content(), octets);
      if (frame.isFinalFragment() && !inflate(Unpooled.wrappedBuffer(END), octets)) {
        throw new DecoderException("the message ends inside a block");
      }
      out.add(like(frame, octets));
      done = true;
    } catch (DataFormatException e) {
      throw new DecoderException("this is not deflate", e);
    } finally {
      if (!done) {
        octets.release();
      }
    }
  }

  /** Whether the last octet ended a stream. */
  private boolean inflate(ByteBuf compressed, ByteBuf out) throws DataFormatException {
    inflater.setInput(compressed.nioBuffer());
    while (true) {
      if (filled == plain.length) {
        System.arraycopy(plain, filled - WINDOW, plain, 0, WINDOW);
        filled = WINDOW;
      }
      int room = plain.length - filled;
      int made = inflater.inflate(plain, filled, room);
      inflated += made;
      if (inflated > Testee.MAX_MESSAGE_OCTETS) {
        throw new TooLongFrameException("the message is too big when it is inflated");
      }
      out.writeBytes(plain, filled, made);
      filled += made;
      if (inflater.finished()) {
        int rest = inflater.getRemaining();
        int history = Math.min(filled, WINDOW);
        inflater.reset();
        inflater.setDictionary(plain, filled - history, history);
        if (rest == 0) {
          return true;
        }
        inflater.setInput(
            compressed.nioBuffer(compressed.writerIndex() - rest, rest)); // RFC 7692 §7.2.3.4
      } else if (made < room) {
        return false;
      }
    }
  }

  private static WebSocketFrame like(WebSocketFrame frame, ByteBuf content) {
    boolean fin = frame.isFinalFragment();
    int rsv = frame.rsv() & ~WebSocketExtension.RSV1;
    if (frame instanceof TextWebSocketFrame) {
      return new TextWebSocketFrame(fin, rsv, content);
    }
    return frame instanceof BinaryWebSocketFrame
        ? new BinaryWebSocketFrame(fin, rsv, content)
        : new ContinuationWebSocketFrame(fin, rsv, content);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) throws Exception {
    inflater.end();
    super.handlerRemoved(context);
  }
}
