package dev.wsproof.transport;

import dev.wsproof.engine.ConnectionListener;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;

/**
 * Passes what happens on a channel to a listener, from the moment the connection is said to be
 * there; understands none of it. Confined to the channel's event loop.
 */
final class ConnectionHandler extends ChannelInboundHandlerAdapter {
  private final ConnectionListener listener;
  private final String peer;
  private boolean connected;
  private boolean failed;

  /**
   * @param peer who is at the other end, for people
   */
  ConnectionHandler(ConnectionListener listener, String peer) {
    this.listener = listener;
    this.peer = peer;
  }

  /** Says that the connection is there. */
  void connected(Channel channel) {
    connected = true;
    listener.connected(new NettyConnection(channel));
  }

  /** Says that there will be no connection, unless that or the contrary was said before. */
  void failed(String sentence) {
    if (!connected && !failed) {
      failed = true;
      listener.failed(peer + ": " + sentence);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf octets = (ByteBuf) message;
    try {
      if (octets.isReadable()) {
        listener.received(octets.nioBuffer());
      }
    } finally {
      octets.release();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (connected && context.channel().isWritable()) {
      listener.writable();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (connected) {
      connected = false;
      listener.lost();
    }
  }

  /**
   * Our own errors are told, or they would look like the peer's, and broken TLS ends the
   * connection. A read that fails has ended it already, and a write that fails must not: what the
   * peer said before it left is still to be read.
   */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof IOException) {
      return;
    }
    if (!(cause instanceof DecoderException) && connected) {
      listener.broken(cause);
    }
    context.close();
  }
}
