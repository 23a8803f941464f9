package dev.wsproof.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wsproof.engine.ClientOpening;
import dev.wsproof.engine.ServerOpening;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of credentials are in no head that people or reports see, well formed or not. */
class SecretFieldsTest {
  @Test
  void onlyTheirValuesAreMasked() {
    assertEquals(
        "GET /?cookie=1 HTTP/1.1\r\nHost: h\r\nauthorization: ***\r\nCookie: ***\r\n"
            + "Proxy-Authorization: ***\r\nX-Cookie: b\r\n\r\n",
        SecretFields.USUAL.masked(
            "GET /?cookie=1 HTTP/1.1\r\nHost: h\r\nauthorization: Basic s:s\r\nCookie:s=s\r\n"
                + "Proxy-Authorization:  s\r\nX-Cookie: b\r\n\r\n"));
  }

  @Test
  void moreNamesCanBeSecret() {
    assertEquals(
        "GET / HTTP/1.1\r\nX-Api-Key: ***\r\nCookie: ***\r\n\r\n",
        SecretFields.USUAL
            .and(Set.of("X-API-Key"))
            .masked("GET / HTTP/1.1\r\nX-Api-Key: s\r\nCookie: s\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie: SECRET", // the end is missing
        "Cookie: a\r\n SECRET\r\n", // folded
        "Cookie:\r\n\tSECRET\r\n SECRET\r\nX: y\r\n",
        "Cookie: SECRET\n", // bare LF
        "X: y\rCookie: SECRET\rZ: z", // bare CR
        "Cookie : SECRET\r\n",
        "\tCookie: SECRET\r\n",
      })
  void malformedHeadsKeepThemToo(String head) {
    String masked = SecretFields.USUAL.masked(head);

    assertFalse(masked.contains("SECRET"), masked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n", "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", "x\ny\rz\r\n\n\r"})
  void allElseStaysAsItStands(String head) {
    assertEquals(head, SecretFields.USUAL.masked(head));
  }

  @Test
  void bothOpeningsShowTheirRequestMasked() {
    UpgradeRequest request =
        new UpgradeRequest(
            "h",
            80,
            false,
            "/",
            AcceptKey.newKey(),
            "wsproof",
            null,
            List.of(),
            List.of(),
            List.of(new HeaderField("Authorization", "SECRET")));
    ClientOpening client = new ClientOpening(request, 1000);
    ServerOpening server = new ServerOpening("wsproof", 1000);
    server.read(ByteBuffer.wrap(client.begin().getBytes(StandardCharsets.ISO_8859_1)));

    assertEquals(client.begin().replace("SECRET", "***"), client.request());
    assertEquals(client.request(), server.request());
  }

  @ParameterizedTest
  @CsvSource({
    "Aladdin:open sesame, Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", // RFC 7617 §2
    "test:123£,           Basic dGVzdDoxMjPCow==", // RFC 7617 §2.1
    ":,                   Basic Og==",
  })
  void basicIsUtf8InBase64(String userAndPassword, String value) {
    assertEquals(value, Credentials.basic(userAndPassword));
  }

  @Test
  void bearerIsTheTokenItself() {
    assertEquals("Bearer mF_9.B5f-4.1JqM==", Credentials.bearer("mF_9.B5f-4.1JqM=="));
  }

  @Test
  void credentialsThatAreNoneAreRefusedWithoutBeingShown() {
    assertEquals("wanted NAME:PASSWORD", refusal(() -> Credentials.basic("secret")));
    assertEquals(
        "wanted NAME:PASSWORD without control characters",
        refusal(() -> Credentials.basic("a:secret\r\nX: y")));
    for (String token : List.of("", "=", "a b", "secret\r\nX: y", "é")) {
      assertEquals(
          "wanted a token of letters, digits and -._~+/, then any =",
          refusal(() -> Credentials.bearer(token)));
    }
  }

  private static String refusal(org.junit.jupiter.api.function.Executable wrong) {
    return assertThrows(IllegalArgumentException.class, wrong).getMessage();
  }
}
