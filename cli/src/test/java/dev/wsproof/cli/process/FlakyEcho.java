package dev.wsproof.cli.process;

import java.io.DataInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Echoes short messages, and drops some connections as soon as they are open. */
final class FlakyEcho implements HostilePeer.Treatment {
  private static final int CLOSE = 8;

  private final Set<Integer> dropped;
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * @param dropped which connections, the first of all being 1
   */
  FlakyEcho(Set<Integer> dropped) {
    this.dropped = dropped;
  }

  @Override
  public void apply(InputStream raw, OutputStream out) throws Exception {
    DataInputStream in = new DataInputStream(raw);
    boolean drops = dropped.contains(connections.incrementAndGet());
    HostilePeer.open(in, out);
    int opcode = drops ? CLOSE : 0;
    while (opcode != CLOSE) {
      int first = in.readUnsignedByte(); // FIN, opcode
      int length = in.readUnsignedByte() & 0x7F; // masked
      byte[] frame = in.readNBytes(4 + length);
      byte[] reply = new byte[2 + length];
      reply[0] = (byte) first;
      reply[1] = (byte) length;
      for (int i = 0; i < length; i++) {
        reply[2 + i] = (byte) (frame[4 + i] ^ frame[i % 4]);
      }
      out.write(reply);
      opcode = first & 0xF;
    }
  }
}
