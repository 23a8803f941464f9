package dev.wsproof.cli.testee;

import io.netty.handler.codec.http.websocketx.extensions.WebSocketClientExtension;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketClientExtensionHandshaker;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionDecoder;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionEncoder;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateClientExtensionHandshaker;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Offers permessage-deflate (RFC 7692 §7.1) with all that a server may ask of a client, and does as
 * the response says; refuses responses that are not valid. Netty negotiates; what compresses and
 * inflates is ours. Confined to one event loop.
 */
final class ClientDeflate implements WebSocketClientExtensionHandshaker {
  private static final String NO_CONTEXT = "client_no_context_takeover";
  private static final String SERVER_NO_CONTEXT = "server_no_context_takeover";
  private static final int UNUSED_LEVEL = 1;

  private final WebSocketClientExtensionHandshaker netty =
      new PerMessageDeflateClientExtensionHandshaker(
          UNUSED_LEVEL, true, WindowBits.MOST, true, false, Testee.MAX_MESSAGE_OCTETS);

  @Override
  public WebSocketExtensionData newRequestData() {
    return netty.newRequestData();
  }

  @Override
  public WebSocketClientExtension handshakeExtension(WebSocketExtensionData response) {
    Map<String, String> parameters = new LinkedHashMap<>(response.parameters());
    int bits = WindowBits.take(WindowBits.OF_CLIENT, parameters);
    int ofServer = WindowBits.take(WindowBits.OF_SERVER, new LinkedHashMap<>(parameters));
    boolean valid =
        bits > 0
            && ofServer > 0
            && parameters.get(NO_CONTEXT) == null
            && parameters.get(SERVER_NO_CONTEXT) == null;
    if (!valid) {
      return null;
    }
    WebSocketClientExtension agreed =
        netty.handshakeExtension(new WebSocketExtensionData(response.name(), parameters));
    return agreed == null ? null : new Agreed(agreed, bits, !parameters.containsKey(NO_CONTEXT));
  }

  private record Agreed(WebSocketClientExtension netty, int windowBits, boolean contextTakeover)
      implements WebSocketClientExtension {
    @Override
    public int rsv() {
      return netty.rsv();
    }

    @Override
    public WebSocketExtensionEncoder newExtensionEncoder() {
      return new DeflateEncoder(windowBits, contextTakeover);
    }

    @Override
    public WebSocketExtensionDecoder newExtensionDecoder() {
      return new DeflateDecoder();
    }
  }
}
