package dev.wsproof.report.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.observe.EchoFacts;
import org.junit.jupiter.api.Test;

class EchoTextTest {
  @Test
  void oneMessageAndManyAreWorded() {
    assertEquals("The message comes back as it was sent.", EchoText.wanted(1));
    assertEquals(
        "1000 messages, one after the other, come back as they were sent.", EchoText.wanted(1000));
  }

  @Test
  void tellsHowFarItCameOrWhyItDidNotBegin() {
    assertEquals(
        "312 of 1000 came back as they were sent.",
        EchoText.seen(new EchoFacts(1000, 312, null, false)));
    assertEquals(
        "The peer did not agree to permessage-deflate.",
        EchoText.seen(new EchoFacts(1000, 0, null, true)));
  }
}
