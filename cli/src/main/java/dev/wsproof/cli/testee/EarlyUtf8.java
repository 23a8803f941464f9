package dev.wsproof.cli.testee;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Refuses text that is not UTF-8 as soon as that shows, in the middle of a frame: Netty's decoder
 * hands on whole frames only, and a strict server need not wait for the rest (RFC 6455 §8.1). Looks
 * at octets after all handlers behind it had them, and changes none; where frames begin is all it
 * knows of framing.
 */
final class EarlyUtf8 extends ChannelInboundHandlerAdapter {
  private static final int CHUNK_OCTETS = 8192;
  private static final int FIN = 0x80;
  private static final int RSV = 0x70;
  private static final int CONTROL = 0x08;
  private static final int OPCODE = 0x0F;
  private static final int TEXT = 1;
  private static final int CONTINUATION = 0;
  private static final int KEY_OCTETS = 4;

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer plain = ByteBuffer.allocate(CHUNK_OCTETS);
  private final CharBuffer characters = CharBuffer.allocate(CHUNK_OCTETS);
  private final ByteBuffer header = ByteBuffer.allocate(2 + Long.BYTES + KEY_OCTETS);

  private boolean plainText;
  private boolean checked;
  private long payloadLeft;
  private int key;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!(message instanceof ByteBuf octets)) {
      context.fireChannelRead(message);
      return;
    }
    ByteBuf seen = octets.retainedDuplicate();
    try {
      context.fireChannelRead(message);
      while (seen.isReadable()) {
        if (payloadLeft == 0) {
          readHeader(seen);
        }
        readPayload(seen);
      }
    } finally {
      seen.release();
    }
  }

  private void readHeader(ByteBuf octets) {
    while (octets.isReadable()) {
      header.put(octets.readByte());
      if (header.position() >= 2 && header.position() == headerSize()) {
        begin();
        header.clear();
        return;
      }
    }
  }

  private int headerSize() {
    int length = header.get(1) & 0x7F;
    int more = length == 126 ? Short.BYTES : length == 127 ? Long.BYTES : 0;
    return 2 + more + (header.get(1) < 0 ? KEY_OCTETS : 0);
  }

  private void begin() {
    int first = header.get(0);
    int opcode = first & OPCODE;
    int length = header.get(1) & 0x7F;
    payloadLeft =
        switch (length) {
          case 126 -> header.getShort(2) & 0xFFFF;
          case 127 -> header.getLong(2) & Long.MAX_VALUE;
          default -> length;
        };
    key = header.get(1) < 0 ? header.getInt(header.position() - KEY_OCTETS) : 0;
    if (opcode == TEXT) {
      plainText = (first & RSV) == 0;
      decoder.reset();
      plain.clear();
    }
    checked = plainText && (opcode == TEXT || opcode == CONTINUATION);
    if ((first & FIN) != 0 && (opcode & CONTROL) == 0) {
      plainText = false;
    }
  }

  private void readPayload(ByteBuf octets) {
    int count = (int) Math.min(payloadLeft, octets.readableBytes());
    payloadLeft -= count;
    if (!checked) {
      octets.skipBytes(count);
      return;
    }
    while (count > 0) {
      int room = Math.min(count, plain.remaining());
      int begin = plain.position();
      octets.readBytes(plain.array(), begin, room);
      unmask(begin, begin + room);
      plain.position(begin + room);
      count -= room;
      check();
    }
  }

  private void unmask(int begin, int end) {
    if (key == 0) {
      return;
    }
    int at = begin;
    long twice = (long) key << Integer.SIZE | Integer.toUnsignedLong(key);
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      plain.putLong(at, plain.getLong(at) ^ twice);
    }
    for (; at < end; at++) {
      plain.put(at, (byte) (plain.get(at) ^ key >>> 24));
      key = Integer.rotateLeft(key, 8);
    }
  }

  private void check() {
    plain.flip();
    characters.clear();
    boolean wrong = decoder.decode(plain, characters, false).isError();
    plain.compact();
    if (wrong) {
      throw new CorruptedWebSocketFrameException(
          WebSocketCloseStatus.INVALID_PAYLOAD_DATA, "text is not UTF-8");
    }
  }
}
