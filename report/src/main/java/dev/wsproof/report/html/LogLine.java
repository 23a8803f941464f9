package dev.wsproof.report.html;

import dev.wsproof.observe.LogRow;
import dev.wsproof.report.view.WireRow;
import dev.wsproof.report.view.WireText;
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
      return line(number, octets.sent() ? "log_tx" : "log_rx", WireText.of(row), "");
    }
    if (row instanceof WireRow.Frame frame) {
      String style = frame.sent() ? "log_tx_frame" : "log_rx_frame";
      return line(number, style, WireText.of(row), frame.shown());
    }
    LogRow note = ((WireRow.Note) row).row();
    String style = note instanceof LogRow.Failing ? "log_fail" : "log_note";
    return line(number, style, WireText.of(row), "");
  }

  private static LogLine line(int number, String style, String text, String payload) {
    return new LogLine(padded(number, 3), style, text, payload);
  }

  private static String padded(int number, int digits) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  static String word(boolean value) {
    return value ? "True" : "False";
  }
}
