package dev.wsproof.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.wsproof.observe.LogRow;
import dev.wsproof.observe.LogRow.FrameReceived;
import dev.wsproof.observe.Observation;
import dev.wsproof.observe.Transcript;
import dev.wsproof.script.Conduct;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConductRulesTest {
  private static final FrameReceived TEXT = frame(Opcode.TEXT, 0x01020304, 5);
  private static final FrameReceived PONG = frame(Opcode.PONG, 0x11223344, 5);
  private static final FrameReceived CLOSE = frame(Opcode.CLOSE, 0x0a0b0c0d, 2);

  @Test
  void dataBeforeTheCloseAndControlBehindItAreAllowed() {
    assertNull(broken(Conduct.SILENT_AFTER_CLOSE, TEXT, PONG, CLOSE, PONG));
    assertNull(broken(Conduct.SILENT_AFTER_CLOSE, TEXT));
    assertNull(broken(Conduct.SILENT_AFTER_CLOSE));
  }

  @Test
  void dataBehindTheCloseAreNot() {
    assertEquals(
        "The peer sent 1 frame after its close.",
        broken(Conduct.SILENT_AFTER_CLOSE, CLOSE, PONG, TEXT));
  }

  @Test
  void norIsASecondClose() {
    assertEquals(
        "The peer sent 2 frames after its close.",
        broken(Conduct.SILENT_AFTER_CLOSE, CLOSE, CLOSE, TEXT));
  }

  @Test
  void aMaskingKeyIsUsedOnce() {
    assertNull(broken(Conduct.FRESH_MASKS, TEXT, PONG, CLOSE));
    assertEquals(
        "The peer used the masking key 01020304 twice.",
        broken(Conduct.FRESH_MASKS, TEXT, PONG, TEXT));
  }

  @Test
  void whereNothingIsMaskedThereIsNoKey() {
    FrameReceived empty = frame(Opcode.CLOSE, 0, 0);
    FrameReceived plain = frame(Opcode.TEXT, null, 5);

    assertNull(broken(Conduct.FRESH_MASKS, empty, empty, plain, plain));
  }

  private static FrameReceived frame(Opcode opcode, Integer key, int length) {
    return new FrameReceived(opcode, true, 0, key, length, new byte[0]);
  }

  private static String broken(Conduct conduct, LogRow... rows) {
    Transcript transcript =
        new Transcript(
            List.of(rows), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    return ConductRules.broken(
        conduct,
        new Observation(
            Role.SERVER,
            true,
            Instant.EPOCH,
            Duration.ZERO,
            List.of(),
            null,
            transcript,
            "",
            "",
            null));
  }
}
