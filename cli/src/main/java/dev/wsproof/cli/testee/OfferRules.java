package dev.wsproof.cli.testee;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;

/**
 * Lets Netty see those extension offers alone that it can't take for something else (RFC 6455 §9.1,
 * RFC 7692 §7); marks a request whose field breaks the grammar as one that could not be read.
 * Confined to one event loop.
 */
final class OfferRules extends ChannelInboundHandlerAdapter {
  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request
        && request.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS)) {
      check(request);
    }
    context.fireChannelRead(message);
  }

  private static void check(HttpRequest request) {
    List<ExtensionList.Element> offers =
        ExtensionList.read(request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS));
    if (offers == null) {
      request.setDecoderResult(
          DecoderResult.failure(new IllegalArgumentException("no list of extensions")));
      return;
    }
    List<String> good =
        offers.stream().filter(offer -> !offer.repeats()).map(ExtensionList.Element::text).toList();
    request.headers().remove(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS);
    if (!good.isEmpty()) {
      request.headers().set(HttpHeaderNames.SEC_WEBSOCKET_EXTENSIONS, String.join(", ", good));
    }
  }
}
