package dev.wsproof.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptKeyTest {
  @ParameterizedTest
  @CsvSource({
    "dGhlIHNhbXBsZSBub25jZQ==, s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", // RFC 6455 §1.3
    "t5sSwsC/b2hZ2L98El3AaA==, jvQtwXXQR7UylG5yxoqhqRr3fX4=", // answered by a real server
    "bO/P++hmswWaxw/SZLkq/g==, m64/7shenRRk/j//sR/g++gVZ1I=", // likewise
  })
  void acceptAnswersTheKey(String key, String accept) {
    assertEquals(accept, AcceptKey.acceptFor(key));
  }

  @Test
  void newKeysAreSixteenOctetsAndDiffer() {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      String key = AcceptKey.newKey();
      assertEquals(24, key.length());
      assertEquals(16, Base64.getDecoder().decode(key).length);
      assertTrue(keys.add(key), key + " came twice");
    }
  }
}
