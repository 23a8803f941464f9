package dev.wsproof.cli.testee;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketClientExtensionHandler;
import java.util.List;

/**
 * The handlers that make a client of Netty's as strict as the testee is as a server; opens no
 * connection.
 */
public final class StrictClient {
  /** The most octets it takes in a frame, and in a message. */
  public static final int MAX_MESSAGE_OCTETS = Testee.MAX_MESSAGE_OCTETS;

  private StrictClient() {}

  /**
   * Refuses a 101 that has not exactly one accept value: without any, Netty waits for a body, and
   * of several it looks at one. Stands right behind the HTTP codec.
   */
  public static ChannelHandler response() {
    return new SimpleChannelInboundHandler<HttpResponse>(false) {
      @Override
      protected void channelRead0(ChannelHandlerContext context, HttpResponse response) {
        int accepts = response.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT).size();
        boolean opens = response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
        if (opens && (accepts != 1 || response.decoderResult().isFailure())) {
          throw new WebSocketClientHandshakeException(
              "a 101 with " + accepts + " accept values, or too long", response);
        }
        context.fireChannelRead(response);
      }
    };
  }

  /** Refuses what Netty's codec lets pass; stands before the handler of the handshake. */
  public static ChannelHandler rules() {
    return new Rules();
  }

  /** Offers permessage-deflate and does as the response says; stands behind {@link #rules}. */
  public static ChannelHandler deflate() {
    return new WebSocketClientExtensionHandler(new ClientDeflate());
  }

  /** Echoes messages and ends the connection as it should be; stands last. */
  public static ChannelHandler echo() {
    return new Echo();
  }

  /**
   * Refuses reserved bits without a meaning, and text that is not UTF-8 as soon as that shows. What
   * that depends on is known with the response. Confined to one event loop.
   */
  private static final class Rules extends ChannelInboundHandlerAdapter {
    private static final String DECODER = "ws-decoder";

    private boolean deflateAgreed;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReservedBits.check(message, deflateAgreed);
      boolean opens =
          message instanceof HttpResponse response
              && response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS);
      if (opens) {
        checkExtensions((HttpResponse) message);
        deflateAgreed =
            ((HttpResponse) message).headers().contains(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
      }
      context.fireChannelRead(message);
      if (opens && context.pipeline().get(DECODER) != null) {
        context.pipeline().addBefore(DECODER, null, new EarlyUtf8());
      }
    }

    /** Refuses what Netty reads over: more than one extension, and a parameter there twice. */
    private static void checkExtensions(HttpResponse response) {
      List<String> values = response.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
      List<ExtensionList.Element> agreed =
          values.isEmpty() ? List.of() : ExtensionList.read(values);
      boolean wrong =
          agreed == null
              || agreed.size() > 1
              || agreed.stream().anyMatch(ExtensionList.Element::repeats);
      if (wrong) {
        throw new CodecException("the server agrees to extensions in a way that is not valid");
      }
      if (!agreed.isEmpty()) {
        response.headers().set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, agreed.get(0).text());
      }
    }
  }
}
