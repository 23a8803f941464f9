package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.Position;
import dev.wsproof.script.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What holds between the steps of a script: something ends the case, and a frame begun in parts is
 * ended as it says. Allows every violation of the protocol.
 */
final class ScriptRules {
  private static final Map<String, Boolean> ENDS = new LinkedHashMap<>();

  static {
    ENDS.put("complete", true);
    ENDS.put("short", false);
  }

  private final Position script;
  private final Diagnostics out;
  private Position begun;
  private long promised;
  private long sent;
  private Position first;
  private Position echo;
  private boolean ends;
  private boolean whole = true;

  ScriptRules(Position script, Diagnostics out) {
    this.script = script;
    this.out = out;
  }

  /** Takes note of a step that was complained about, so that nothing is concluded from it. */
  void stepIsUnreadable() {
    whole = false;
  }

  /** Takes note of the next step. */
  void follows(Step step, String name, Position at) {
    if (step instanceof Step.Close
        || step instanceof Step.CloseAfter
        || step instanceof Step.FailAfter
        || (step instanceof Step.Drop drop && drop.how().isWhole())) {
      ends = true;
    }
    checkEchoIsAlone(step, name, at);
    if (step instanceof Step.FramePart part) {
      if (begun == null && whole) {
        out.add(at, "frame-part: no frame is begun, wanted a frame-begin before it");
      }
      sent += part.data().length();
      return;
    }
    boolean sends =
        step instanceof Step.SendFrame
            || step instanceof Step.SendFrames
            || step instanceof Step.SendMessage
            || step instanceof Step.BeginFrame
            || step instanceof Step.Close;
    if (begun != null && sends) {
      out.add(
          at,
          name
              + ": inside the frame begun in line "
              + begun.line()
              + ", wanted frame-part, wait or frame-end before it");
    }
    if (step instanceof Step.BeginFrame frame) {
      begun = at;
      promised = frame.length();
      sent = 0;
    }
  }

  /**
   * An echo step is the only one that sends: an answer to another could not be told from an echo.
   */
  private void checkEchoIsAlone(Step step, String name, Position at) {
    boolean isTimer =
        step instanceof Step.Wait
            || step instanceof Step.CloseAfter
            || step instanceof Step.FailAfter;
    if (isTimer) {
      return;
    }
    boolean isEcho = step instanceof Step.EchoLoop;
    if (echo != null || (isEcho && first != null)) {
      Position other = echo != null ? echo : first;
      out.add(
          at,
          name
              + ": beside the step in line "
              + other.line()
              + ", wanted only wait, close-after and fail-after beside an echo");
    }
    echo = isEcho && echo == null ? at : echo;
    first = first == null ? at : first;
  }

  /** Takes note that the frame begun last gets no more parts. */
  void frameEnds(Keys keys) {
    Node how = keys.get("frame-end");
    Boolean complete = Values.choice("frame-end", how, ENDS, out);
    if (begun == null && whole) {
      out.add(keys.at(), "frame-end: no frame is begun, wanted a frame-begin before it");
    }
    if (begun != null && complete != null && whole) {
      if (complete && sent != promised) {
        out.add(how.at(), "frame-end: got parts of " + sums() + ", wanted as many");
      } else if (!complete && Long.compareUnsigned(sent, promised) >= 0) {
        out.add(how.at(), "frame-end: got parts of " + sums() + ", wanted fewer: write complete");
      }
    }
    begun = null;
  }

  private String sums() {
    String length = Long.toUnsignedString(promised);
    return sent + " octets for the " + length + " that line " + begun.line() + " promises";
  }

  /** Takes note that this was the last step. */
  void scriptEnds() {
    if (begun != null && whole) {
      out.add(
          begun,
          "frame-begin: the frame has no end, write {frame-end: complete} or {frame-end: short}");
    }
    if (!ends && whole) {
      out.add(
          script,
          "script: nothing ends the case, write {close-after: 1s}, {fail-after: 1s} or {close: 1000}");
    }
  }
}
