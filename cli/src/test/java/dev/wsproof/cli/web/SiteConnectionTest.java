package dev.wsproof.cli.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a client may take, on a clock that does not wait. */
class SiteConnectionTest {
  private static final SiteContents CONTENTS =
      new SiteContents(
          new WebSite.Settings(
              List.of(), 0, 9001, false, Path.of("nowhere"), List.of(), Map.of(), "test"));

  private EmbeddedChannel channel;

  @BeforeEach
  void open() throws Exception {
    channel = EmbeddedChannel.builder().register(false).build();
    channel.config().setAutoRead(false);
    WebSite.furnish(channel, CONTENTS);
    channel.register();
    channel.freezeTime();
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  private void receive(String text) {
    channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1));
    channel.runPendingTasks();
  }

  private void pass(long seconds) {
    channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
    channel.runPendingTasks();
  }

  private void readAll() {
    boolean some = false;
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      some = true;
      part.release();
    }
    assertTrue(some, "an answer");
  }

  @Test
  void endsAConnectionOnWhichNothingIsAsked() {
    pass(SiteConnection.HEAD_SECONDS - 1);
    assertTrue(channel.isOpen());
    pass(1);
    assertFalse(channel.isOpen());
  }

  @Test
  void endsAConnectionWhoseHeadComesOctetByOctet() {
    String head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    for (int i = 0; i < SiteConnection.HEAD_SECONDS; i++) {
      assertTrue(channel.isOpen());
      receive(head.substring(i, i + 1));
      pass(1);
    }
    assertFalse(channel.isOpen());
  }

  @Test
  void allowsEachHeadItsOwnTime() {
    for (int i = 0; i < 4; i++) {
      pass(SiteConnection.HEAD_SECONDS - 1);
      assertTrue(channel.isOpen());
      receive("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      readAll();
    }
    pass(SiteConnection.HEAD_SECONDS);
    assertFalse(channel.isOpen());
  }

  @Test
  void waitsALittleForAClientToLeaveAfterARefusal() {
    receive("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nbo");
    ByteBuf first = channel.readOutbound();
    assertNotNull(first);
    first.release();
    pass(SiteConnection.FAREWELL_SECONDS - 1);
    assertTrue(channel.isOpen());
    receive("dy");
    pass(1);
    assertFalse(channel.isOpen());
  }
}
