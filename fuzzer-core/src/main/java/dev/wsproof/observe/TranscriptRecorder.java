package dev.wsproof.observe;

import dev.wsproof.wire.Opcode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Writes down what a conversation sends and sees; judges nothing and makes no text. Keeps a bounded
 * number of rows: after the last it says that the log is off and only counts. Confined to one
 * thread.
 */
public final class TranscriptRecorder {
  private final int mostRows;
  private final List<LogRow> rows = new ArrayList<>();
  private final SizeCounts octetsReceived = new SizeCounts();
  private final SizeCounts octetsSent = new SizeCounts();
  private final long[] framesReceived = new long[Opcode.values().length];
  private final long[] framesSent = new long[Opcode.values().length];
  private boolean off;

  /**
   * @param mostRows rows to keep at the most
   */
  public TranscriptRecorder(int mostRows) {
    this.mostRows = mostRows;
  }

  /** Adds a row that is neither octets nor a frame, whether the log is switched on or off. */
  public void note(LogRow row) {
    if (rows.size() < mostRows) {
      rows.add(row);
    } else if (rows.size() == mostRows) {
      rows.add(new LogRow.LogSwitched(false));
    }
  }

  /** From now on keeps rows of octets and frames, or leaves them out; always counts. */
  public void switchRows(boolean on) {
    if (on == off) {
      off = !on;
      note(new LogRow.LogSwitched(on));
    }
  }

  /** Records one read; looks at position to limit and moves neither. */
  public void octetsReceived(ByteBuffer octets) {
    octetsReceived.add(octets.remaining());
    if (keepsRows()) {
      note(new LogRow.OctetsReceived(octets.remaining(), head(octets)));
    }
  }

  /** Records one write made of these buffers, in order; moves none of their positions. */
  public void octetsSent(boolean sync, ByteBuffer... octets) {
    long length = 0;
    for (ByteBuffer part : octets) {
      length += part.remaining();
    }
    octetsSent.add(length);
    if (keepsRows()) {
      note(new LogRow.OctetsSent(length, head(octets), sync));
    }
  }

  /**
   * Records one write of {@code length} octets.
   *
   * @param head the first of them, {@link LogRow#KEPT_OCTETS} at the most; asked for only if kept
   */
  public void octetsSent(boolean sync, long length, Supplier<byte[]> head) {
    octetsSent.add(length);
    if (keepsRows()) {
      note(new LogRow.OctetsSent(length, head.get(), sync));
    }
  }

  /**
   * Records a frame that arrived whole.
   *
   * @param row asked for only if kept
   */
  public void frameReceived(Opcode opcode, Supplier<LogRow.FrameReceived> row) {
    framesReceived[opcode.number()]++;
    if (keepsRows()) {
      note(row.get());
    }
  }

  /**
   * Records a frame we send.
   *
   * @param row asked for only if kept
   */
  public void frameSent(Opcode opcode, Supplier<LogRow.FrameSent> row) {
    framesSent[opcode.number()]++;
    if (keepsRows()) {
      note(row.get());
    }
  }

  /** Counts a frame we send and its octets, one of many alike of which others have rows. */
  public void frameSentWithoutRow(Opcode opcode, int octets) {
    framesSent[opcode.number()]++;
    octetsSent.add(octets);
  }

  /** Whether rows of octets and frames are kept at present. */
  public boolean keepsRows() {
    return !off && rows.size() <= mostRows;
  }

  /** What was written down so far, as a value of its own. */
  public Transcript transcript() {
    return new Transcript(
        List.copyOf(rows),
        octetsReceived.toMap(),
        octetsSent.toMap(),
        byOpcode(framesReceived),
        byOpcode(framesSent));
  }

  private static SortedMap<Opcode, Long> byOpcode(long[] counts) {
    EnumMap<Opcode, Long> map = new EnumMap<>(Opcode.class);
    for (Opcode opcode : Opcode.values()) {
      if (counts[opcode.number()] > 0) {
        map.put(opcode, counts[opcode.number()]);
      }
    }
    return new TreeMap<>(map);
  }

  private static byte[] head(ByteBuffer... octets) {
    byte[] head = new byte[LogRow.KEPT_OCTETS];
    int filled = 0;
    for (ByteBuffer part : octets) {
      int take = Math.min(part.remaining(), head.length - filled);
      part.get(part.position(), head, filled, take);
      filled += take;
    }
    return filled == head.length ? head : Arrays.copyOf(head, filled);
  }
}
