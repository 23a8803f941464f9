package dev.wsproof.cli.testee;

import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionDecoder;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionEncoder;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandshaker;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Accepts every valid offer of permessage-deflate (RFC 7692 §7.1) and asks nothing of the client;
 * declines offers that are not valid. Netty negotiates; what compresses and inflates is ours.
 * Confined to one event loop.
 */
final class ServerDeflate implements WebSocketServerExtensionHandshaker {
  private static final String NO_CONTEXT = "server_no_context_takeover";
  private static final String CLIENT_NO_CONTEXT = "client_no_context_takeover";
  private static final int UNUSED_LEVEL = 1;

  private final WebSocketServerExtensionHandshaker netty =
      new PerMessageDeflateServerExtensionHandshaker(
          UNUSED_LEVEL, false, WindowBits.MOST, true, false, Testee.MAX_MESSAGE_OCTETS);

  @Override
  public WebSocketServerExtension handshakeExtension(WebSocketExtensionData offer) {
    Map<String, String> parameters = new LinkedHashMap<>(offer.parameters());
    boolean asksForWindow = parameters.containsKey(WindowBits.OF_SERVER);
    int bits = WindowBits.take(WindowBits.OF_SERVER, parameters);
    boolean valid =
        bits > 0
            && WindowBits.mayStand(WindowBits.OF_CLIENT, parameters)
            && parameters.get(NO_CONTEXT) == null
            && parameters.get(CLIENT_NO_CONTEXT) == null;
    if (!valid) {
      return null;
    }
    WebSocketServerExtension accepted =
        netty.handshakeExtension(new WebSocketExtensionData(offer.name(), parameters));
    boolean contextTakeover = !parameters.containsKey(NO_CONTEXT);
    return accepted == null
        ? null
        : new Accepted(accepted, asksForWindow ? bits : 0, contextTakeover);
  }

  /**
   * @param windowBits what was asked for; 0 when nothing was, and then nothing is said of it
   */
  private record Accepted(WebSocketServerExtension netty, int windowBits, boolean contextTakeover)
      implements WebSocketServerExtension {
    @Override
    public int rsv() {
      return netty.rsv();
    }

    @Override
    public WebSocketExtensionEncoder newExtensionEncoder() {
      return new DeflateEncoder(windowBits == 0 ? WindowBits.MOST : windowBits, contextTakeover);
    }

    @Override
    public WebSocketExtensionDecoder newExtensionDecoder() {
      return new DeflateDecoder();
    }

    @Override
    public WebSocketExtensionData newReponseData() {
      WebSocketExtensionData response = netty.newReponseData();
      Map<String, String> parameters = new LinkedHashMap<>(response.parameters());
      if (windowBits > 0) {
        parameters.put(WindowBits.OF_SERVER, Integer.toString(windowBits));
      }
      return new WebSocketExtensionData(response.name(), parameters);
    }
  }
}
