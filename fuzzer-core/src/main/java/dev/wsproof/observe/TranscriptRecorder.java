package dev.wsproof.observe;

import dev.wsproof.wire.Opcode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes down what a conversation sends and sees; judges nothing and makes no text. Keeps a bounded
 * number of rows: after the last it says that the log is off and only counts. Confined to one
 * thread.
 */
public final class TranscriptRecorder {
  private final int mostRows;
  private final List<LogRow> rows = new ArrayList<>();
  private final Map<Long, Long> octetsReceived = new HashMap<>();
  private final Map<Long, Long> octetsSent = new HashMap<>();
  private final Map<Opcode, Long> framesReceived = new EnumMap<>(Opcode.class);
  private final Map<Opcode, Long> framesSent = new EnumMap<>(Opcode.class);

  /**
   * @param mostRows rows to keep at the most
   */
  public TranscriptRecorder(int mostRows) {
    this.mostRows = mostRows;
  }

  /** Adds a row that is neither octets nor a frame. */
  public void note(LogRow row) {
    if (rows.size() < mostRows) {
      rows.add(row);
    } else if (rows.size() == mostRows) {
      rows.add(new LogRow.LogSwitched(false));
    }
  }

  /** Records one read; looks at position to limit and moves neither. */
  public void octetsReceived(ByteBuffer octets) {
    octetsReceived.merge((long) octets.remaining(), 1L, Long::sum);
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
    octetsSent.merge(length, 1L, Long::sum);
    if (keepsRows()) {
      note(new LogRow.OctetsSent(length, head(octets), sync));
    }
  }

  /** Records a frame that arrived whole. */
  public void frameReceived(LogRow.FrameReceived frame) {
    framesReceived.merge(frame.opcode(), 1L, Long::sum);
    note(frame);
  }

  /** Records a frame we send. */
  public void frameSent(LogRow.FrameSent frame) {
    framesSent.merge(frame.opcode(), 1L, Long::sum);
    note(frame);
  }

  /** What was written down so far, as a value of its own. */
  public Transcript transcript() {
    return new Transcript(
        List.copyOf(rows),
        new TreeMap<>(octetsReceived),
        new TreeMap<>(octetsSent),
        new TreeMap<>(framesReceived),
        new TreeMap<>(framesSent));
  }

  private boolean keepsRows() {
    return rows.size() <= mostRows;
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
