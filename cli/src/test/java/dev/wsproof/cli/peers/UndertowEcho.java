package dev.wsproof.cli.peers;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import io.undertow.websockets.extensions.PerMessageDeflateHandshake;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Undertow as an echo server. */
final class UndertowEcho implements EchoServer {
  private final Undertow server;

  private UndertowEcho(Undertow server) {
    this.server = server;
  }

  static UndertowEcho start() {
    WebSocketProtocolHandshakeHandler handshake =
        Handlers.websocket(
            (exchange, channel) -> {
              channel.getReceiveSetter().set(new Listener());
              channel.resumeReceives();
            });
    handshake.addExtension(new PerMessageDeflateHandshake());
    Undertow server = Undertow.builder().addHttpListener(0, HOST).setHandler(handshake).build();
    server.start();
    return new UndertowEcho(server);
  }

  @Override
  public int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static final class Listener extends AbstractReceiveListener {
    @Override
    protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
      WebSockets.sendText(message.getData(), channel, null);
    }

    @Override
    protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
      var data = message.getData();
      ByteBuffer payload = WebSockets.mergeBuffers(data.getResource());
      WebSockets.sendBinary(payload, channel, whenSent(data::free));
    }

    private static WebSocketCallback<Void> whenSent(Runnable task) {
      return new WebSocketCallback<>() {
        @Override
        public void complete(WebSocketChannel channel, Void nothing) {
          task.run();
        }

        @Override
        public void onError(WebSocketChannel channel, Void nothing, Throwable error) {
          task.run();
        }
      };
    }

    @Override
    protected long getMaxTextBufferSize() {
      return MAX_MESSAGE_OCTETS;
    }

    @Override
    protected long getMaxBinaryBufferSize() {
      return MAX_MESSAGE_OCTETS;
    }
  }
}
