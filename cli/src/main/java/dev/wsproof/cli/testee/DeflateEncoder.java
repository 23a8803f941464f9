package dev.wsproof.cli.testee;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtension;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionEncoder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Compresses messages of one frame each (RFC 7692 §7.2.1) with a window of any size: Netty's own
 * encoder knows only the largest. Prefers speed to size. Confined to one event loop.
 */
final class DeflateEncoder extends WebSocketExtensionEncoder {
  private static final int TAIL_OCTETS = 4;
  private static final int SPARE_OCTETS = 64;

  private final boolean contextTakeover;
  private final SmallWindowDeflater smallWindow;
  private final Deflater deflater;

  /**
   * @param windowBits 8 to 15
   * @param contextTakeover whether a message may refer to those before it
   */
  DeflateEncoder(int windowBits, boolean contextTakeover) {
    boolean largest = windowBits == WindowBits.MOST;
    this.contextTakeover = contextTakeover;
    this.smallWindow = largest ? null : new SmallWindowDeflater(windowBits, contextTakeover);
    this.deflater = largest ? new Deflater(Deflater.BEST_SPEED, true) : null;
  }

  @Override
  public boolean acceptOutboundMessage(Object message) {
    return message instanceof TextWebSocketFrame || message instanceof BinaryWebSocketFrame;
  }

  @Override
  protected void encode(ChannelHandlerContext context, WebSocketFrame frame, List<Object> out) {
    ByteBuf plain = frame.content();
    int size = plain.readableBytes();
    ByteBuf compressed = context.alloc().buffer(size + size / 8 + SPARE_OCTETS);
    boolean done = false;
    try {
      if (size == 0) {
        compressed.writeByte(0); // an empty block is all there is (RFC 7692 §7.2.3.6)
      } else if (smallWindow != null) {
        smallWindow.compress(plain, compressed);
      } else {
        compress(plain, compressed);
      }
      out.add(like(frame, compressed));
      done = true;
    } finally {
      if (!done) {
        compressed.release();
      }
    }
  }

  private void compress(ByteBuf plain, ByteBuf out) {
    ByteBuffer[] parts = plain.nioBuffers();
    for (int i = 0; i < parts.length; i++) {
      deflater.setInput(parts[i]);
      deflate(out, i == parts.length - 1 ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH);
    }
    out.writerIndex(out.writerIndex() - TAIL_OCTETS);
    if (!contextTakeover) {
      deflater.reset();
    }
  }

  private void deflate(ByteBuf out, int flush) {
    int room;
    int written;
    do {
      out.ensureWritable(SPARE_OCTETS);
      room = out.writableBytes();
      written = deflater.deflate(out.internalNioBuffer(out.writerIndex(), room), flush);
      out.writerIndex(out.writerIndex() + written);
    } while (written == room);
  }

  private static WebSocketFrame like(WebSocketFrame frame, ByteBuf content) {
    int rsv = frame.rsv() | WebSocketExtension.RSV1;
    return frame instanceof TextWebSocketFrame
        ? new TextWebSocketFrame(frame.isFinalFragment(), rsv, content)
        : new BinaryWebSocketFrame(frame.isFinalFragment(), rsv, content);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) throws Exception {
    if (deflater != null) {
      deflater.end();
    }
    super.handlerRemoved(context);
  }
}
