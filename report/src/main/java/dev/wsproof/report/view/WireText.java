package dev.wsproof.report.view;

import dev.wsproof.observe.LogRow;
import java.time.Duration;
import java.util.Locale;

/** Rows of a wire log in the words users know; what they hold is not yet safe for any output. */
public final class WireText {
  private WireText() {}

  /** The row without a frame's payload. */
  public static String of(WireRow row) {
    if (row instanceof WireRow.Octets octets) {
      return (octets.sent() ? "TX OCTETS: " : "RX OCTETS: ") + octets.shown();
    }
    if (row instanceof WireRow.Frame frame) {
      return frame.sent() ? sent(frame) : received(frame);
    }
    return note(((WireRow.Note) row).row());
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

  private static String seconds(Duration time) {
    return time.toSeconds() + "." + String.format(Locale.ROOT, "%06d", time.toNanosPart() / 1000);
  }

  private static String word(boolean value) {
    return value ? "True" : "False";
  }

  private static String orNone(Object value) {
    return value == null ? "None" : value.toString();
  }
}
