package dev.wsproof.cli.modes;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Sends a numbered message at intervals and hands on what it hears, its own words or others'; sends
 * no more while the server does not read. For use by one thread.
 */
public final class MessageClient {
  private static final int CLOSE_SECONDS = 2;

  private final Connector connector;
  private final URI server;
  private final String greeting;
  private final Consumer<String> heard;

  /**
   * @param greeting what messages say before their number
   * @param heard hears every message that comes
   */
  public MessageClient(Connector connector, URI server, String greeting, Consumer<String> heard) {
    this.connector = connector;
    this.server = server;
    this.greeting = greeting;
    this.heard = heard;
  }

  /**
   * Does it.
   *
   * @param interval between messages
   * @param count after how many messages heard to end; 0 for never
   * @throws IOException when the server cannot be reached or goes away; its message is a sentence
   */
  public void run(Duration interval, long count) throws IOException {
    AtomicLong number = new AtomicLong();
    CompletableFuture<Void> enough = new CompletableFuture<>();
    Messages messages =
        new Messages(
            text -> {
              if (count == 0 || number.get() < count) {
                heard.accept(text);
              }
              if (number.incrementAndGet() == count) {
                enough.complete(null);
              }
            });
    try {
      Channel channel = connector.open(server, messages).get();
      channel.closeFuture().addListener(done -> enough.completeExceptionally(gone()));
      talk(channel, interval, enough);
      channel
          .writeAndFlush(new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE))
          .awaitUninterruptibly();
      channel.closeFuture().await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends until {@code enough}. */
  private void talk(Channel channel, Duration interval, CompletableFuture<Void> enough)
      throws ExecutionException, InterruptedException {
    for (long i = 1; ; i++) {
      if (channel.isWritable()) {
        channel.writeAndFlush(new TextWebSocketFrame(greeting + " " + i));
      }
      try {
        enough.get(interval.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        continue; // time for the next one
      }
    }
  }

  private IOException gone() {
    return new IOException(server + ": the server ended the connection");
  }
}
