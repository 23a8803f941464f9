package dev.wsproof.cli.testee;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketClientExtension;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The strict client offers all it can do, and does as the response says (RFC 7692 §7.1). */
class ClientDeflateTest {
  private static WebSocketClientExtension agreed(String parameters) {
    Map<String, String> map = new LinkedHashMap<>();
    for (String parameter : parameters.isEmpty() ? new String[0] : parameters.split(";")) {
      String[] parts = parameter.strip().split("=");
      map.put(parts[0], parts.length > 1 ? parts[1] : null);
    }
    return new ClientDeflate()
        .handshakeExtension(new WebSocketExtensionData("permessage-deflate", map));
  }

  @Test
  void offersWhatAServerMayAskFor() {
    WebSocketExtensionData offer = new ClientDeflate().newRequestData();
    assertEquals("permessage-deflate", offer.name());
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("client_no_context_takeover", null);
    parameters.put("client_max_window_bits", null);
    assertEquals(parameters, offer.parameters());
  }

  /** The responses of the classic cases, and what may be referred to. */
  @ParameterizedTest
  @CsvSource({
    "'',                                                      32768",
    "client_max_window_bits=15,                               32768",
    "client_max_window_bits=9,                                  512",
    "client_max_window_bits=8,                                  256",
    "client_no_context_takeover,                                  0",
    "client_no_context_takeover; client_max_window_bits=9,        0",
    "client_no_context_takeover; client_max_window_bits=15,       0",
    "server_no_context_takeover; server_max_window_bits=9,    32768",
  })
  void compressesAsTheResponseSays(String response, int window) throws Exception {
    EmbeddedChannel channel = new EmbeddedChannel(agreed(response).newExtensionEncoder());
    SplittableRandom random = new SplittableRandom(1);
    byte[] all = new byte[10_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = i < 700 ? (byte) random.nextInt(256) : all[i - 700];
    }
    for (int at = 0; at < all.length; at += 100) {
      byte[] message = Arrays.copyOfRange(all, at, at + 100);
      assertTrue(channel.writeOutbound(new BinaryWebSocketFrame(Unpooled.wrappedBuffer(message))));
      WebSocketFrame frame = channel.readOutbound();
      assertEquals(4, frame.rsv());
      byte[] known = Arrays.copyOfRange(all, Math.max(0, at - window), at);
      byte[] compressed = ByteBufUtil.getBytes(frame.content());
      frame.release();
      assertArrayEquals(message, SmallWindowDeflaterTest.inflate(compressed, known, 100));
    }
    channel.finishAndReleaseAll();
  }

  @Test
  void controlFramesStayAsTheyAre() {
    EmbeddedChannel channel = new EmbeddedChannel(agreed("").newExtensionEncoder());
    PongWebSocketFrame pong = new PongWebSocketFrame();
    channel.writeOutbound(pong);
    assertEquals(pong, channel.readOutbound());
    channel.finishAndReleaseAll();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "client_max_window_bits",
        "client_max_window_bits=7",
        "client_max_window_bits=16",
        "client_max_window_bits=x",
        "server_max_window_bits",
        "server_max_window_bits=16",
        "server_max_window_bits=010",
        "client_no_context_takeover=1",
        "server_no_context_takeover=0",
        "unheard_of",
      })
  void refusesResponsesThatAreNotValid(String response) {
    assertNull(agreed(response));
  }

  @Test
  void takesAServersOwnParameters() {
    assertNotNull(agreed("server_no_context_takeover"));
    assertNotNull(agreed("server_max_window_bits=12"));
  }
}
