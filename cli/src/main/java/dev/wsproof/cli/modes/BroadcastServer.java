package dev.wsproof.cli.modes;

import dev.wsproof.cli.testee.ServerTls;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler.HandshakeComplete;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends every message to all clients that are connected, and a tick at intervals. What a slow
 * client cannot take in time it never gets: nothing is kept for it beyond a bound. Safe for use by
 * any thread.
 */
public final class BroadcastServer implements RunningServer {
  private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final AtomicLong dropped = new AtomicLong();
  private final MessageServer server;
  private long ticks;

  private BroadcastServer(ServerTls tls) {
    this.server = new MessageServer(tls, () -> new Messages(this));
  }

  /**
   * Starts one.
   *
   * @param addresses where to listen; none means every address of the machine
   * @param port 0 for a free one
   * @param tls how to speak TLS; null for plain TCP
   * @param interval between ticks
   * @throws IOException when it cannot listen; its message is a sentence
   */
  public static BroadcastServer start(
      List<InetAddress> addresses, int port, ServerTls tls, Duration interval) throws IOException {
    BroadcastServer broadcast = new BroadcastServer(tls);
    broadcast.server.listen(addresses, port);
    broadcast
        .server
        .timer()
        .scheduleAtFixedRate(
            broadcast::tick, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    return broadcast;
  }

  private void tick() {
    ticks++;
    send(new TextWebSocketFrame("tick " + ticks));
  }

  /** Sends {@code message} to everyone who keeps up, and lets go of it. */
  private void send(WebSocketFrame message) {
    try {
      for (Channel client : clients) {
        if (client.isWritable()) {
          client.writeAndFlush(message.retainedDuplicate());
        } else {
          dropped.incrementAndGet();
        }
      }
    } finally {
      message.release();
    }
  }

  /** How many times a client was too slow for a message. */
  public long dropped() {
    return dropped.get();
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public void await() throws InterruptedException {
    server.await();
  }

  @Override
  public void close() {
    server.close();
  }

  /** What one client says. Confined to one event loop. */
  private static final class Messages extends SimpleChannelInboundHandler<WebSocketFrame> {
    private final BroadcastServer broadcast;

    Messages(BroadcastServer broadcast) {
      this.broadcast = broadcast;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof HandshakeComplete) {
        broadcast.clients.add(context.channel());
      }
      context.fireUserEventTriggered(event);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame message) {
      broadcast.send(message.retain());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
