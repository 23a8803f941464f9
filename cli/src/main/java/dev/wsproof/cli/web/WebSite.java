package dev.wsproof.cli.web;

import dev.wsproof.script.TestCase;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Serves the page that tests the browser it is opened in, and the reports; runs no case, changes
 * nothing, and shows no file but those of the reports. Safe for use by any thread.
 */
public final class WebSite implements AutoCloseable {
  private static final int MOST_CONNECTIONS = 256;
  private static final int LINE_OCTETS = 16 << 10;
  private static final int HEAD_OCTETS = 16 << 10;

  /**
   * What the site is to show, and where.
   *
   * @param addresses where to listen; none means every address of the machine
   * @param port 0 for a free one
   * @param webSocketPort where the fuzzing server listens, on the same host
   * @param secure whether the fuzzing server speaks TLS
   * @param reports the directory of the reports, which need not exist yet
   * @param cases the fuzzing server's selection, in its order
   * @param chapters what chapters are called, by their number
   * @param version of wsproof
   */
  public record Settings(
      List<InetAddress> addresses,
      int port,
      int webSocketPort,
      boolean secure,
      Path reports,
      List<TestCase> cases,
      Map<Integer, String> chapters,
      String version) {
    /** Defensive copies. */
    public Settings {
      addresses = List.copyOf(addresses);
      cases = List.copyOf(cases);
      chapters = Map.copyOf(chapters);
    }
  }

  private final Settings settings;
  private final SiteContents contents;
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("wsproof-web", true), NioIoHandler.newFactory());
  private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final List<Channel> listening = new ArrayList<>();

  /** Reads the page; listens nowhere yet. */
  public WebSite(Settings settings) {
    this.settings = settings;
    this.contents = new SiteContents(settings);
  }

  /**
   * Begins to listen, on all addresses with the same port.
   *
   * @return the port
   * @throws IOException when it cannot, with where and why as message
   */
  public synchronized int start() throws IOException {
    int port = settings.port();
    if (settings.addresses().isEmpty()) {
      return listen(new InetSocketAddress(port));
    }
    for (InetAddress address : settings.addresses()) {
      port = listen(new InetSocketAddress(address, port));
    }
    return port;
  }

  private int listen(InetSocketAddress place) throws IOException {
    ChannelFuture binding =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.AUTO_READ, false)
            .childHandler(new Visitors())
            .bind(place)
            .awaitUninterruptibly();
    if (!binding.isSuccess()) {
      String where = place.getHostString() + ":" + place.getPort();
      throw new IOException(
          "cannot listen on " + where + ": " + binding.cause().getMessage(), binding.cause());
    }
    listening.add(binding.channel());
    return ((InetSocketAddress) binding.channel().localAddress()).getPort();
  }

  /** Stops listening and ends all connections; returns when they are gone. */
  @Override
  public synchronized void close() {
    listening.forEach(channel -> channel.close().awaitUninterruptibly());
    open.close().awaitUninterruptibly();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }

  /** What reads the requests of a connection and answers them. */
  static void furnish(Channel channel, SiteContents contents) {
    HttpDecoderConfig limits =
        new HttpDecoderConfig().setMaxInitialLineLength(LINE_OCTETS).setMaxHeaderSize(HEAD_OCTETS);
    channel.pipeline().addLast(new HttpServerCodec(limits)).addLast(new SiteConnection(contents));
  }

  /** Lets connections in while there is room. */
  private final class Visitors extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      if (open.size() >= MOST_CONNECTIONS) {
        channel.close();
        return;
      }
      open.add(channel);
      furnish(channel, contents);
    }
  }
}
