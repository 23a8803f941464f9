package dev.wsproof.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * A TCP channel that survives a write to a peer which has left, until all that the peer said before
 * is read; Netty's own closes at once and loses it, such as the close frame that tells why.
 * Confined to its event loop.
 */
final class PatientSocketChannel extends NioSocketChannel {
  PatientSocketChannel() {}

  private PatientSocketChannel(Channel parent, SocketChannel socket) {
    super(parent, socket);
  }

  /** What cannot be written any more is forgotten; the end of the stream is found by reading. */
  @Override
  protected void doWrite(ChannelOutboundBuffer pending) throws Exception {
    try {
      super.doWrite(pending);
    } catch (IOException e) {
      while (pending.current() != null) {
        pending.remove(e);
      }
    }
  }

  /** Listens and accepts such channels. */
  static final class Server extends NioServerSocketChannel {
    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
      SocketChannel socket = javaChannel().accept();
      if (socket == null) {
        return 0;
      }
      accepted.add(new PatientSocketChannel(this, socket));
      return 1;
    }
  }
}
