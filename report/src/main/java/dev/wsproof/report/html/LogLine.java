package dev.wsproof.report.html;

import dev.wsproof.observe.LogRow;
import dev.wsproof.report.text.OctetText;
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
  /** Rows a page shows; the detail JSON has all. */
  static final int MOST = 3000;

  /** The rows a page shows, the end of the connection last. */
  static List<LogLine> of(List<LogRow> rows, boolean droppedByMe) {
    int shown = Math.min(rows.size(), MOST);
    List<LogLine> lines = new ArrayList<>(shown + 1);
    for (int i = 0; i < shown; i++) {
      lines.add(of(i, rows.get(i)));
    }
    lines.add(line(rows.size(), "log_tcp", "TCP DROPPED BY " + (droppedByMe ? "ME" : "PEER"), ""));
    return lines;
  }

  private static LogLine of(int number, LogRow row) {
    if (row instanceof LogRow.OctetsReceived octets) {
      String hex = OctetText.hex(octets.length(), octets.head());
      return line(number, "log_rx", "RX OCTETS: " + hex, "");
    }
    if (row instanceof LogRow.OctetsSent octets) {
      String hex = OctetText.hex(octets.length(), octets.head());
      return line(number, "log_tx", "TX OCTETS: " + hex, "");
    }
    if (row instanceof LogRow.FrameReceived frame) {
      return received(number, frame);
    }
    if (row instanceof LogRow.FrameSent frame) {
      return sent(number, frame);
    }
    return line(number, row instanceof LogRow.Failing ? "log_fail" : "log_note", note(row), "");
  }

  private static LogLine received(int number, LogRow.FrameReceived frame) {
    String text =
        "RX FRAME : OPCODE="
            + frame.opcode().number()
            + ", FIN="
            + word(frame.fin())
            + ", RSV="
            + frame.rsv()
            + ", PAYLOAD-LEN="
            + Long.toUnsignedString(frame.length())
            + ", MASKED="
            + word(frame.maskKey() != null)
            + ", MASK="
            + orNone(OctetText.maskKey(frame.maskKey()));
    return line(number, "log_rx_frame", text, OctetText.textOrHex(frame.length(), frame.head()));
  }

  private static LogLine sent(int number, LogRow.FrameSent frame) {
    String text =
        "TX FRAME : OPCODE="
            + frame.opcode().number()
            + ", FIN="
            + word(frame.fin())
            + ", RSV="
            + frame.rsv()
            + ", PAYLOAD-LEN="
            + Long.toUnsignedString(frame.length())
            + ", MASK="
            + orNone(OctetText.maskKey(frame.maskKey()))
            + ", PAYLOAD-REPEAT-LEN="
            + orNone(frame.repeatLength())
            + ", CHOPSIZE="
            + orNone(frame.chopSize())
            + ", SYNC="
            + word(frame.sync());
    return line(number, "log_tx_frame", text, OctetText.textOrHex(frame.length(), frame.head()));
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
