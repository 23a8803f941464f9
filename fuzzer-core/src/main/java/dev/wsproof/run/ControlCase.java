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

/** Scripts of conversations with a driver, which nobody judges. */
final class ControlCase {
  private ControlCase() {}

  /** A case of these steps that expects nothing. */
  static TestCase of(List<Step> steps) {
    return TestCase.of(CaseId.of("0.0"), "control", "control")
        .level(Level.MAY)
        .steps(steps)
        .close(new CloseExpectation(Party.US, List.of(1000), false, false, false))
        .closesWhenDone(false)
        .build();
  }

  /** The step that sends one text message. */
  static Step message(String text) {
    return new Step.SendMessage(Opcode.TEXT, Payload.text(text), null, Delivery.AT_ONCE);
  }
}
