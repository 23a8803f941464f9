package dev.wsproof.run;

import dev.wsproof.script.CaseId;
import dev.wsproof.script.CloseExpectation;
import dev.wsproof.script.CloseExpectation.Party;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.Level;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Opcode;
import java.util.List;
import java.util.Map;

/** Scripts of conversations with a driver, which nobody judges. */
final class ControlCase {
  private ControlCase() {}

  /** A case of these steps that expects nothing. */
  static TestCase of(List<Step> steps) {
    return new TestCase(
        CaseId.of("0.0"),
        "control",
        "control",
        Level.MAY,
        List.of(),
        "",
        "",
        steps,
        List.of(),
        new CloseExpectation(Party.US, List.of(1000), false, false, false),
        false,
        false,
        Map.of());
  }

  /** The step that sends one text message. */
  static Step message(String text) {
    return new Step.SendMessage(Opcode.TEXT, Payload.text(text), null, Delivery.AT_ONCE);
  }
}
