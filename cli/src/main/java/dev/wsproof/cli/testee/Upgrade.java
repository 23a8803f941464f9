package dev.wsproof.cli.testee;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Answers the opening handshake, on any path; refuses requests that RFC 6455 §4.2.1 does not allow
 * with an HTTP status and a sentence. Goes out of the way once the connection is open.
 */
final class Upgrade extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final String VERSION = "13";
  private static final int KEY_OCTETS = 16;

  private static final WebSocketDecoderConfig STRICT =
      WebSocketDecoderConfig.newBuilder()
          .expectMaskedFrames(true)
          .allowMaskMismatch(false)
          .allowExtensions(true)
          .maxFramePayloadLength(Testee.MAX_MESSAGE_OCTETS)
          .closeOnProtocolViolation(false)
          .build();

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    String mistake = mistakeIn(request);
    if (mistake != null) {
      refuse(context, HttpResponseStatus.BAD_REQUEST, mistake);
    } else if (!request.headers().contains(HttpHeaderNames.UPGRADE)) {
      refuse(context, HttpResponseStatus.UPGRADE_REQUIRED, "This is a WebSocket echo server.");
    } else if (!VERSION.equals(request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
      refuse(context, HttpResponseStatus.UPGRADE_REQUIRED, "Only version 13 is spoken here.");
    } else {
      HttpHeaders headers = new DefaultHttpHeaders().set(HttpHeaderNames.SERVER, Testee.NAME);
      new WebSocketServerHandshaker13(request.uri(), null, STRICT)
          .handshake(context.channel(), request, headers, context.newPromise());
      context.pipeline().addBefore("wsdecoder", null, new EarlyUtf8()).remove(this);
    }
  }

  /** What RFC 6455 §4.2.1 does not allow in {@code request}; null when there is nothing. */
  private static String mistakeIn(FullHttpRequest request) {
    HttpHeaders headers = request.headers();
    if (request.decoderResult().isFailure()) {
      return "The request could not be read.";
    }
    if (!request.method().equals(HttpMethod.GET)) {
      return "The method must be GET.";
    }
    if (request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0) {
      return "The version must be at least HTTP/1.1.";
    }
    if (headers.getAll(HttpHeaderNames.HOST).size() != 1) {
      return "There must be one Host field.";
    }
    if (!headers.contains(HttpHeaderNames.UPGRADE)) {
      return null;
    }
    if (!headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)) {
      return "The Upgrade field must name websocket.";
    }
    if (!headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true)) {
      return "The Connection field must name Upgrade.";
    }
    if (headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY).size() > 1) {
      return "There must be one Sec-WebSocket-Key field.";
    }
    if (headers.getAll(HttpHeaderNames.SEC_WEBSOCKET_VERSION).size() > 1) {
      return "There must be one Sec-WebSocket-Version field.";
    }
    if (!isKey(headers.get(HttpHeaderNames.SEC_WEBSOCKET_KEY))) {
      return "The Sec-WebSocket-Key field must be 16 octets in base64.";
    }
    return null;
  }

  private static boolean isKey(String text) {
    if (text == null) {
      return false;
    }
    try {
      return Base64.getDecoder().decode(text.strip()).length == KEY_OCTETS;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static void refuse(
      ChannelHandlerContext context, HttpResponseStatus status, String sentence) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            status,
            Unpooled.copiedBuffer(sentence + "\n", StandardCharsets.US_ASCII));
    response
        .headers()
        .set(HttpHeaderNames.SERVER, Testee.NAME)
        .set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.TEXT_PLAIN)
        .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (status.equals(HttpResponseStatus.UPGRADE_REQUIRED)) {
      response
          .headers()
          .set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
          .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION);
    }
    context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }
}
