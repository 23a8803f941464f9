package dev.wsproof.transport;

import dev.wsproof.handshake.ConnectRequest;
import dev.wsproof.handshake.HeadReader;
import dev.wsproof.handshake.MalformedHead;
import dev.wsproof.handshake.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks an HTTP proxy for a tunnel and makes way for what goes through it; answers no challenge and
 * reads no body (RFC 9110 §9.3.6). Added when the connection is there; bounded in time and octets.
 * Confined to the channel's event loop.
 */
final class ProxyTunnel extends ChannelInboundHandlerAdapter {
  private static final int MOST_OCTETS = 16 * 1024;

  private final ConnectRequest request;
  private final Duration limit;
  private final Runnable ready;
  private final Consumer<String> failed;
  private final HeadReader head = new HeadReader(MOST_OCTETS);

  private Future<?> patience;
  private boolean over;

  /**
   * @param limit how long the answer may take
   * @param ready called once when there is a tunnel; adds what handles its octets
   * @param failed called instead, with why there is none
   */
  ProxyTunnel(ConnectRequest request, Duration limit, Runnable ready, Consumer<String> failed) {
    this.request = request;
    this.limit = limit;
    this.ready = ready;
    this.failed = failed;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    byte[] octets = request.text().getBytes(StandardCharsets.ISO_8859_1);
    context.writeAndFlush(Unpooled.wrappedBuffer(octets));
    patience =
        context
            .executor()
            .schedule(
                () -> fail(context, unanswered("in " + StreamConnector.seconds(limit))),
                limit.toNanos(),
                TimeUnit.NANOSECONDS);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf octets = (ByteBuf) message;
    if (over) {
      octets.release();
      return;
    }
    ByteBuffer view = octets.nioBuffer();
    boolean complete = head.read(view);
    octets.skipBytes(octets.readableBytes() - view.remaining());
    if (complete) {
      decide(context, octets);
    } else {
      octets.release();
      if (head.isTooLong()) {
        fail(context, "its answer to CONNECT has a head of more than " + MOST_OCTETS + " octets");
      }
    }
  }

  private void decide(ChannelHandlerContext context, ByteBuf behind) {
    Optional<String> problem;
    try {
      problem = request.problem(ResponseHead.parse(head.text()));
    } catch (MalformedHead e) {
      problem = Optional.of("its answer to CONNECT is no HTTP: " + e.getMessage());
    }
    if (problem.isPresent()) {
      behind.release();
      fail(context, problem.get());
      return;
    }
    over = true;
    patience.cancel(false);
    ready.run();
    context.fireChannelRead(behind);
    context.pipeline().remove(this);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    fail(context, unanswered("and the connection was closed"));
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail(context, unanswered("and the connection broke: " + cause.getMessage()));
  }

  /** What of an answer there was, and what ended the waiting. */
  private String unanswered(String how) {
    String text = head.text();
    if (text.isEmpty()) {
      return "no answer to CONNECT " + how;
    }
    try {
      ResponseHead.parse(text);
      return "no whole answer to CONNECT " + how;
    } catch (MalformedHead e) {
      return "no whole answer to CONNECT " + how + ": " + e.getMessage();
    }
  }

  private void fail(ChannelHandlerContext context, String sentence) {
    if (!over) {
      over = true;
      patience.cancel(false);
      failed.accept(sentence);
      context.close();
    }
  }
}
