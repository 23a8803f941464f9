package dev.wsproof.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.handshake.ConnectRequest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A proxy opens a tunnel, or there is one sentence about why not; in any pieces, in its time. */
class ProxyTunnelTest {
  private final List<String> heard = new ArrayList<>();
  private final EmbeddedChannel channel = new EmbeddedChannel();

  @AfterEach
  void release() {
    channel.finishAndReleaseAll();
  }

  @Test
  void anIpv6AddressHasBracketsAndThePortIsAlwaysThere() {
    begin(new ConnectRequest("::1", 443, "me", null));

    assertEquals("CONNECT [::1]:443 HTTP/1.1\r\nHost: [::1]:443\r\nUser-Agent: me\r\n\r\n", sent());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void makesWayForWhatComesBehindTheAnswer(int piece) {
    begin(plain());
    String answer = "HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\nREST";
    for (int at = 0; at < answer.length(); at += piece) {
      receive(answer.substring(at, Math.min(at + piece, answer.length())));
    }

    assertEquals(List.of("ready"), heard);
    assertEquals("REST", passedOn());
    assertNull(channel.pipeline().get(ProxyTunnel.class));
    channel.advanceTimeBy(1, TimeUnit.HOURS);
    channel.runScheduledPendingTasks();
    assertTrue(channel.isOpen());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HTTP/1.1 407 Who?~~              | CONNECT was answered with 407 'Who?': it wants a user and"
            + " a password, as in --proxy http://NAME:PASSWORD@HOST:PORT",
        "HTTP/1.1 502 Bad Gateway~~<html> | CONNECT was answered with 502 'Bad Gateway'",
        "HTTP/1.0 302 Found~Location: /~~ | CONNECT was answered with 302 'Found'",
        "HTTP/1.1 100~~                   | CONNECT was answered with 100 ''",
        "SSH-2.0-server~~                 | its answer to CONNECT is no HTTP: status line: got"
            + " 'SSH-2.0-server', wanted an HTTP version, a status of three digits and a reason,"
            + " one space between them",
      })
  void anAnswerThatIsNoTunnelIsToldAtItsHead(String answer, String sentence) {
    begin(plain());
    receive(answer.replace("~", "\r\n"));

    assertEquals(List.of(sentence), heard);
    assertFalse(channel.isOpen());
  }

  @Test
  void credentialsThatAreRefusedAreNotShown() {
    begin(new ConnectRequest("h", 9, "me", "Basic SECRET"));
    assertTrue(sent().contains("\r\nProxy-Authorization: Basic SECRET\r\n"));
    receive("HTTP/1.1 407 No\r\n\r\n");

    assertEquals(
        List.of("CONNECT was answered with 407 'No': it does not take this user and password"),
        heard);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''               | no answer to CONNECT",
        "HTTP/1.1 200 OK~ | no whole answer to CONNECT: end of head: got '', wanted CRLF after each"
            + " line",
        "garbage          | no whole answer to CONNECT: end of head: got 'garbage', wanted CRLF after"
            + " each line",
      })
  void silenceAndAnEndAreToldWithWhatCameBefore(String answer, String sentence) {
    begin(plain());
    receive(answer.replace("~", "\r\n"));
    channel.advanceTimeBy(4_999, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();
    assertEquals(List.of(), heard);
    channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
    channel.runScheduledPendingTasks();

    assertEquals(List.of(sentence.replaceFirst("CONNECT", "CONNECT in 5.0 s")), heard);
    assertFalse(channel.isOpen());
  }

  @Test
  void aProxyThatClosesIsToldOnce() {
    begin(plain());
    receive("HTTP/1.1 2");
    channel.close();

    assertEquals(
        List.of(
            "no whole answer to CONNECT and the connection was closed: end of head: got 'HTTP/1.1"
                + " 2', wanted CRLF after each line"),
        heard);
  }

  @Test
  void aProxyMayNotTalkWithoutEnd() {
    begin(plain());
    receive("HTTP/1.1 200 OK\r\nX: ");
    for (int i = 0; i < 100; i++) {
      receive("x".repeat(1000));
    }

    assertEquals(List.of("its answer to CONNECT has a head of more than 16384 octets"), heard);
    assertFalse(channel.isOpen());
  }

  private static ConnectRequest plain() {
    return new ConnectRequest("h", 9, "me", null);
  }

  private void begin(ConnectRequest request) {
    channel.freezeTime();
    channel
        .pipeline()
        .addLast(
            new ProxyTunnel(request, Duration.ofSeconds(5), () -> heard.add("ready"), heard::add));
  }

  private void receive(String octets) {
    if (channel.isOpen()) {
      channel.writeInbound(Unpooled.copiedBuffer(octets, StandardCharsets.ISO_8859_1));
    }
  }

  private String sent() {
    return text(channel.readOutbound());
  }

  private String passedOn() {
    StringBuilder all = new StringBuilder();
    for (ByteBuf part = channel.readInbound(); part != null; part = channel.readInbound()) {
      all.append(text(part));
    }
    return all.toString();
  }

  private static String text(ByteBuf octets) {
    try {
      return octets.toString(StandardCharsets.ISO_8859_1);
    } finally {
      octets.release();
    }
  }
}
