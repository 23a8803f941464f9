package dev.wsproof.cli.testee.defect;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Asks for an upgrade and checks the answer (RFC 6455 §4.1); asks for no subprotocol. Immutable.
 */
record ClientHandshake(URI uri, String key, Rules rules) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int KEY_OCTETS = 16;
  private static final int MOST_INTERIM = 8;
  private static final String INTERIM = "HTTP/1\\.1 1(?!01)\\d\\d( .*)?";

  ClientHandshake(URI uri, Rules rules) {
    this(uri, newKey(rules), rules);
  }

  private static String newKey(Rules rules) {
    byte[] octets = new byte[KEY_OCTETS];
    if (!rules.off(Defect.SAME_KEY)) {
      RANDOM.nextBytes(octets);
    }
    return Base64.getEncoder().encodeToString(octets);
  }

  String request() {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return "GET "
        + path
        + query
        + " HTTP/1.1\r\nHost: "
        + uri.getAuthority()
        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
        + key
        + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Extensions: "
        + Agreement.OFFER
        + "\r\n\r\n";
  }

  /**
   * The response that counts, behind others of class 1xx (RFC 9110 §15.2), of which we bear few.
   */
  static Fields response(InputStream in) throws IOException {
    Fields response = Fields.read(in, false);
    for (int i = 0; i < MOST_INTERIM && response.line().matches(INTERIM); i++) {
      response = Fields.read(in, false);
    }
    return response;
  }

  /** What was agreed about compression; null for nothing. Fails when the answer is not valid. */
  Agreement agreed(Fields response) throws Failure {
    check(line(response.line()), "the status");
    check(upgrade(response) || rules.off(Defect.UPGRADE_UNREAD), "Upgrade");
    boolean connection = response.tokens("Connection").contains("upgrade");
    check(connection || rules.off(Defect.CONNECTION_UNREAD), "Connection");
    check(accept(response) || rules.off(Defect.ACCEPT_UNREAD), "Sec-WebSocket-Accept");
    boolean named = !response.all("Sec-WebSocket-Protocol").isEmpty();
    check(!named || rules.off(Defect.PROTOCOL_UNREAD), "Sec-WebSocket-Protocol");
    String extensions = String.join(", ", response.all("Sec-WebSocket-Extensions"));
    return Agreement.read(Extensions.read(extensions, false), rules);
  }

  private static void check(boolean right, String what) throws Failure {
    if (!right) {
      throw Failure.protocol(what + " is wrong");
    }
  }

  private boolean line(String line) {
    String status = rules.off(Defect.STATUS_200) ? "\\d{3}" : "101";
    return line.matches("HTTP/1\\.1 " + status + "( .*)?");
  }

  private boolean upgrade(Fields response) {
    List<String> values = response.all("Upgrade");
    String value = values.size() == 1 ? values.get(0) : "";
    return value.equals("websocket")
        || value.equalsIgnoreCase("websocket") && !rules.off(Defect.UPGRADE_CASE_ANSWER);
  }

  private boolean accept(Fields response) {
    List<String> values = response.all("Sec-WebSocket-Accept");
    String right = AcceptValue.of(key);
    String value = values.size() == 1 ? values.get(0) : "";
    return value.equals(right)
        || rules.off(Defect.ACCEPT_CASE)
            && value.toLowerCase(Locale.ROOT).equals(right.toLowerCase(Locale.ROOT));
  }
}
