package dev.wsproof.verdict;

import dev.wsproof.observe.LogRow.FrameReceived;
import dev.wsproof.observe.Observation;
import dev.wsproof.script.Conduct;
import dev.wsproof.wire.Opcode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says how a peer broke what it has to keep to all along, by the wire log; a pure function. */
final class ConductRules {
  private ConductRules() {}

  /** What it did wrong, as a sentence; null for nothing. */
  static String broken(Conduct conduct, Observation seen) {
    List<FrameReceived> frames =
        seen.transcript().rows().stream()
            .filter(FrameReceived.class::isInstance)
            .map(FrameReceived.class::cast)
            .toList();
    return switch (conduct) {
      case SILENT_AFTER_CLOSE -> afterClose(frames);
      case FRESH_MASKS -> sameMask(frames);
    };
  }

  private static String afterClose(List<FrameReceived> frames) {
    long behind =
        frames.stream()
            .dropWhile(frame -> frame.opcode() != Opcode.CLOSE)
            .skip(1)
            .filter(frame -> frame.opcode() == Opcode.CLOSE || !frame.opcode().isControl())
            .count();
    return behind == 0
        ? null
        : "The peer sent " + behind + (behind == 1 ? " frame" : " frames") + " after its close.";
  }

  private static String sameMask(List<FrameReceived> frames) {
    Set<Integer> keys = new HashSet<>();
    for (FrameReceived frame : frames) {
      if (frame.maskKey() != null && frame.length() > 0 && !keys.add(frame.maskKey())) {
        return "The peer used the masking key %08x twice.".formatted(frame.maskKey());
      }
    }
    return null;
  }
}
