package dev.wsproof.cli.modes;

import dev.wsproof.cli.testee.StrictClient;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker13;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Sends the upgrade request and takes the response, within a limit of time; goes out of the way
 * once the connection is open. Confined to one event loop.
 */
final class Handshake extends SimpleChannelInboundHandler<FullHttpResponse> {
  /** There was a TCP connection and no opening handshake; the message is a sentence. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }

  private static final int SHOWN = 200;

  private static final WebSocketDecoderConfig STRICT =
      WebSocketDecoderConfig.newBuilder()
          .expectMaskedFrames(false)
          .allowMaskMismatch(false)
          .allowExtensions(true)
          .maxFramePayloadLength(StrictClient.MAX_MESSAGE_OCTETS)
          .closeOnProtocolViolation(false)
          .build();

  private final WebSocketClientHandshaker handshaker;
  private final CompletableFuture<Channel> opened;
  private final URI uri;
  private final Duration patience;
  private boolean connected;

  /**
   * @param patience how long the response may take
   * @param opened hears of the open connection, or why there is none
   */
  Handshake(URI uri, HttpHeaders headers, Duration patience, CompletableFuture<Channel> opened) {
    this.uri = uri;
    this.patience = patience;
    this.opened = opened;
    this.handshaker =
        new WebSocketClientHandshaker13(
            uri,
            WebSocketVersion.V13,
            null,
            true,
            headers,
            StrictClient.MAX_MESSAGE_OCTETS,
            true,
            false) {
          @Override
          protected WebSocketFrameDecoder newWebsocketDecoder() {
            return new WebSocket13FrameDecoder(STRICT);
          }
        };
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    connected = true;
    handshaker.handshake(context.channel());
    context
        .executor()
        .schedule(
            () -> {
              if (!opened.isDone()) {
                fail(
                    new IOException(
                        "no answer to the upgrade request in " + patience.toSeconds() + " s"));
                context.close();
              }
            },
            patience.toMillis(),
            TimeUnit.MILLISECONDS);
    context.fireChannelActive();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
    if (!response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
      String body = response.content().toString(StandardCharsets.UTF_8).strip();
      String line = body.lines().findFirst().orElse("");
      fail(
          new IOException(
              "refused with HTTP "
                  + response.status().code()
                  + (line.isEmpty()
                      ? ""
                      : ": " + line.substring(0, Math.min(SHOWN, line.length())))));
      context.close();
      return;
    }
    handshaker.finishHandshake(context.channel(), response);
    context.pipeline().remove(this);
    opened.complete(context.channel());
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof ChannelInputShutdownEvent) {
      context.close();
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    fail(new IOException("the connection was dropped before it was open"));
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail(cause);
    context.close();
  }

  /** Says in a sentence why there is no connection. */
  void fail(Throwable cause) {
    String sentence = uri + ": " + sentence(cause);
    opened.completeExceptionally(
        connected ? new Refused(sentence, cause) : new IOException(sentence, cause));
  }

  private static String sentence(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "no such host";
    }
    if (cause instanceof ConnectTimeoutException) {
      return "no TCP connection in time";
    }
    if (cause instanceof ConnectException && cause.getMessage().contains("refused")) {
      return "connection refused";
    }
    Throwable inner = cause.getCause() instanceof SSLException ? cause.getCause() : cause;
    String message = inner.getMessage() == null ? inner.toString() : inner.getMessage();
    return (inner instanceof SSLException ? "TLS: " : "") + message;
  }
}
