package dev.wsproof.cases.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.script.Payload;
import org.junit.jupiter.api.Test;

class PayloadTextTest {
  @Test
  void printableUtf8IsShownAsText() {
    assertEquals("\"\"", PayloadText.of(Payload.EMPTY));
    assertEquals("\"Hello, κόσμε 𤭢\"", PayloadText.of(Payload.text("Hello, κόσμε 𤭢")));
    assertEquals("\"a\\nb\\tc\\\"\"", PayloadText.of(Payload.text("a\nb\tc\"")));
  }

  @Test
  void everythingElseIsShownInHex() {
    assertEquals("0x00", PayloadText.of(Payload.text("\0")));
    assertEquals("0xce", PayloadText.of(Payload.hex("ce")));
    assertEquals("0xefbfbe", PayloadText.of(Payload.text("\ufffe")));
    assertEquals("0x1b5b33316d", PayloadText.of(Payload.text("\u001b[31m")));
  }

  @Test
  void longPayloadsAreCutAndTellTheirLength() {
    assertEquals(
        "\"" + "ab".repeat(32) + "…\" (66 octets)", PayloadText.of(Payload.text("ab".repeat(33))));
    assertEquals(
        "0x" + "ff00".repeat(16) + "… (34 octets)", PayloadText.of(Payload.hex("ff00".repeat(17))));
  }

  @Test
  void repeatedPayloadsShowWhatIsRepeated() {
    assertEquals(
        "\"ab\" repeated to 67108864 octets",
        PayloadText.of(Payload.repeat(Payload.text("ab"), 64 << 20)));
    assertEquals("\"*\" repeated to 125 octets", PayloadText.of(Payload.text("*".repeat(125))));
    assertEquals("0xfe repeated to 9 octets", PayloadText.of(Payload.hex("fe".repeat(9))));
    assertEquals("\"********\"", PayloadText.of(Payload.text("********")));
  }

  @Test
  void aUnitThatIsCutIsShownAsFarAsItGoes() {
    assertEquals("\"ab\"", PayloadText.of(Payload.repeat(Payload.text("abcd"), 2)));
    assertEquals("\"\"", PayloadText.of(Payload.repeat(Payload.text("abcd"), 0)));
  }
}
