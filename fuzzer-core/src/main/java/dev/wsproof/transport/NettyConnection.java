package dev.wsproof.transport;

import dev.wsproof.engine.Connection;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A connection over one Netty channel; adds nothing to its octets. Confined to its event loop. */
final class NettyConnection implements Connection {
  /** How long a peer that does not read may delay an orderly close. */
  private static final long FLUSH_SECONDS = 1;

  private final Channel channel;

  NettyConnection(Channel channel) {
    this.channel = channel;
  }

  @Override
  public void write(ByteBuffer... octets) {
    if (channel.isActive()) {
      for (ByteBuffer part : octets) {
        channel.write(Unpooled.wrappedBuffer(part), channel.voidPromise());
      }
    }
  }

  @Override
  public void write(int most, Consumer<ByteBuffer> writer) {
    if (channel.isActive()) {
      ByteBuf buffer = channel.alloc().directBuffer(most, most);
      ByteBuffer octets = buffer.nioBuffer(0, most);
      int begin = octets.position();
      writer.accept(octets);
      buffer.writerIndex(octets.position() - begin);
      channel.write(buffer, channel.voidPromise());
    }
  }

  @Override
  public boolean isWritable() {
    return channel.isWritable();
  }

  @Override
  public void flush() {
    channel.flush();
  }

  @Override
  public long pendingOctets() {
    ChannelOutboundBuffer pending = channel.unsafe().outboundBuffer();
    return pending == null ? 0 : pending.totalPendingWriteBytes();
  }

  @Override
  public void close() {
    channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    if (channel.isOpen()) {
      channel.eventLoop().schedule(this::abort, FLUSH_SECONDS, TimeUnit.SECONDS);
    }
  }

  @Override
  public void abort() {
    channel.close();
  }

  @Override
  public void reset() {
    channel.flush();
    channel.config().setOption(ChannelOption.SO_LINGER, 0); // sockets of other kinds have no reset
    channel.close();
  }

  @Override
  public void endSending() {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    ChannelFuture last =
        tls == null ? channel.writeAndFlush(Unpooled.EMPTY_BUFFER) : tls.closeOutbound();
    last.addListener(done -> ((DuplexChannel) channel).shutdownOutput());
  }

  @Override
  public void read(boolean on) {
    channel.config().setAutoRead(on);
  }
}
