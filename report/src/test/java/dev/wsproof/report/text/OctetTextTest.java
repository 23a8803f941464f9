package dev.wsproof.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class OctetTextTest {
  @Test
  void sixtyOctetsAreShownWhole() {
    assertEquals("*".repeat(60), text("*".repeat(60)));
  }

  @Test
  void fromSixtyOneOnAtMostSixtyFourOctetsAreShownAndDotsFollow() {
    assertEquals("*".repeat(61) + " ...", text("*".repeat(61)));
    assertEquals("*".repeat(64) + " ...", text("*".repeat(64)));
    assertEquals("*".repeat(64) + " ...", text("*".repeat(65)));
    assertEquals("*".repeat(64) + " ...", text("*".repeat(65_535)));
  }

  @Test
  void theHeadOfALongPayloadIsEnough() {
    assertEquals("*".repeat(64) + " ...", OctetText.textOrHex(1L << 40, octets("*".repeat(64))));
    assertEquals("2a".repeat(64) + " ...", OctetText.hex(1L << 40, octets("*".repeat(64))));
  }

  @Test
  void whatIsNotUtf8IsShownAsHex() {
    assertEquals("0x03e8", OctetText.textOrHex(2, HexFormat.of().parseHex("03e8")));
    assertEquals("0xeda080", OctetText.textOrHex(3, HexFormat.of().parseHex("eda080")));
    assertEquals("", OctetText.textOrHex(0, new byte[0]));
  }

  @Test
  void aCharacterThatTheCutDividesMakesItHex() {
    // 63 ASCII octets, then the two octets of é: the 64th octet is half a character
    String divided = "*".repeat(63) + "é";
    assertEquals("0x" + "2a".repeat(63) + "c3" + " ...", text(divided));
    assertEquals("*".repeat(62) + "é ...", text("*".repeat(62) + "é"));
  }

  @Test
  void maskKeysHaveEightDigits() {
    assertEquals("0d836d8d", OctetText.maskKey(0x0d836d8d));
    assertEquals("ffffffff", OctetText.maskKey(-1));
    assertNull(OctetText.maskKey(null));
  }

  @Test
  void headsAreReadAsUtf8WhenTheyAreThat() {
    String name = new String(octets("Server: Bücher\r\n"), StandardCharsets.ISO_8859_1);
    assertEquals("Server: Bücher\r\n", OctetText.head(name));
    assertEquals("Server: B\u00fccher\r\n", OctetText.head("Server: B\u00fccher\r\n"));
    assertEquals("plain", OctetText.head("plain"));
  }

  private static String text(String payload) {
    byte[] octets = octets(payload);
    return OctetText.textOrHex(octets.length, Arrays.copyOf(octets, Math.min(octets.length, 64)));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
