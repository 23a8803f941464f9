package dev.wsproof.report.html;

import dev.wsproof.observe.LogRow;
import dev.wsproof.report.view.WireRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One numbered row of a wire log in the words users know.
 *
 * @param number three digits or more
 * @param style the row's colour
 * @param text the row
 * @param payload a frame's payload; empty when there is none
 */
record LogLine(String number, String style, String text, String payload) {
  /** The rows a page shows, the end of the connection last. */
  static List<LogLine> of(List<WireRow> rows, int all, boolean droppedByMe) {
    List<LogLine> lines = new ArrayList<>(rows.size() + 1);
    for (WireRow row : rows) {
      lines.add(of(lines.size(), row));
    }
    lines.add(line(all, "log_tcp", "TCP DROPPED BY " + (droppedByMe ? "ME" : "PEER"), ""));
    return lines;
  }

  private static LogLine of(int number, WireRow row) {
    if (row instanceof WireRow.Octets octets) {
      return octets.sent()
          ? line(number, "log_tx", "TX OCTETS: " + octets.shown(), "")
          : line(number, "log_rx", "RX OCTETS: " + octets.shown(), "");
    }
    if (row instanceof WireRow.Frame frame) {
      return frame.sent()
          ? line(number, "log_tx_frame", sent(frame), frame.shown())
          : line(number, "log_rx_frame", received(frame), frame.shown());
    }
    LogRow note = ((WireRow.Note) row).row();
    return line(number, note instanceof LogRow.Failing ? "log_fail" : "log_note", note(note), "");
  }

  private static String received(WireRow.Frame frame) {
    return "RX FRAME : "
        + header(frame)
        + ", MASKED="
        + word(frame.masked())
        + ", MASK="
        + orNone(frame.maskKey());
  }

  private static String sent(WireRow.Frame frame) {
    return "TX FRAME : "
        + header(frame)
        + ", MASK="
        + orNone(frame.maskKey())
        + ", PAYLOAD-REPEAT-LEN="
        + orNone(frame.repeatLength())
        + ", CHOPSIZE="
        + orNone(frame.chopSize())
        + ", SYNC="
        + word(frame.sync());
  }

  private static String header(WireRow.Frame frame) {
    return "OPCODE="
        + frame.opcode()
        + ", FIN="
        + word(frame.fin())
        + ", RSV="
        + frame.rsv()
        + ", PAYLOAD-LEN="
        + Long.toUnsignedString(frame.length());
  }

  private static String note(LogRow row) {
    if (row instanceof LogRow.WaitStarted wait) {
      return "DELAY " + seconds(wait.time()) + " sec for TAG " + orNone(wait.tag());
    }
    if (row instanceof LogRow.WaitEnded wait) {
      return "DELAY TIMEOUT on TAG " + orNone(wait.tag());
    }
    if (row instanceof LogRow.FailAfter fail) {
      return "FAIL CONNECTION AFTER " + seconds(fail.time()) + " sec";
    }
    if (row instanceof LogRow.Failing) {
      return "FAILING CONNECTION";
    }
    if (row instanceof LogRow.CloseAfter close) {
      return "CLOSE CONNECTION AFTER " + seconds(close.time()) + " sec";
    }
    if (row instanceof LogRow.Closing) {
      return "CLOSING CONNECTION";
    }
    if (row instanceof LogRow.LogSwitched log) {
      return "WIRELOG " + (log.on() ? "ENABLED" : "DISABLED");
    }
    throw new IllegalArgumentException("wire log row of unknown kind: " + row.getClass());
  }

  private static LogLine line(int number, String style, String text, String payload) {
    return new LogLine(padded(number, 3), style, text, payload);
  }

  private static String seconds(Duration time) {
    return time.toSeconds() + "." + padded(time.toNanosPart() / 1000, 6);
  }

  private static String padded(int number, int digits) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  static String word(boolean value) {
    return value ? "True" : "False";
  }

  private static String orNone(Object value) {
    return value == null ? "None" : value.toString();
  }
}
