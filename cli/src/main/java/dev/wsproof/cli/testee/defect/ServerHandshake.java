package dev.wsproof.cli.testee.defect;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;

/** Answers upgrade requests (RFC 6455 §4.2); speaks no subprotocol. Immutable. */
record ServerHandshake(Rules rules) {
  private static final String VERSION = "13";
  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final List<String> NAMES =
      List.of("Host", "Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version");

  /**
   * What we say to a request.
   *
   * @param head the whole response
   * @param agreement about compression; null for none
   */
  record Answer(boolean upgraded, String head, Agreement agreement) {
    static Answer refused(String status, String field) {
      String head = "HTTP/1.1 " + status + "\r\n" + field + "Connection: close\r\n";
      return new Answer(false, head + "Content-Length: 0\r\n\r\n", null);
    }
  }

  Answer answer(Fields request) {
    String version = unlike("", "Sec-WebSocket-Version: " + VERSION + "\r\n");
    if (!line(request.line()) || !fields(request) || !protocols(request)) {
      return Answer.refused("400 Bad Request", "");
    }
    List<String> versions = request.all("Sec-WebSocket-Version");
    if (versions.isEmpty() ? !rules.off(Defect.NO_VERSION) : !version(versions)) {
      return Answer.refused(unlike("400 Bad Request", "426 Upgrade Required"), version);
    }
    try {
      return accept(request);
    } catch (Failure e) {
      return Answer.refused("400 Bad Request", "");
    }
  }

  private String unlike(String untold, String told) {
    return rules.off(Defect.VERSION_UNTOLD) ? untold : told;
  }

  private boolean version(List<String> versions) {
    return rules.off(Defect.ANY_VERSION) || versions.equals(List.of(VERSION));
  }

  private boolean line(String line) {
    String method = rules.off(Defect.ANY_METHOD) ? "[A-Z]+" : "GET";
    String minor = rules.off(Defect.HTTP_1_0) ? "[01]" : "1";
    return line.matches(method + " [!-\"$-~]+ HTTP/1\\." + minor);
  }

  private boolean fields(Fields request) {
    if (rules.off(Defect.FIELD_NAME_CASE) && !NAMES.stream().allMatch(request::spelled)) {
      return false;
    }
    int hosts = request.all("Host").size();
    return (hosts == 1 || hosts == 0 && rules.off(Defect.NO_HOST))
        && upgrade(request)
        && connection(request)
        && key(request);
  }

  private boolean upgrade(Fields request) {
    List<String> upgrade = request.tokens("Upgrade");
    if (request.all("Upgrade").isEmpty()) {
      return rules.off(Defect.NO_UPGRADE);
    }
    if (rules.off(Defect.UPGRADE_PART)) {
      return upgrade.stream().anyMatch(token -> token.contains("websocket"));
    }
    return rules.off(Defect.UPGRADE_CASE)
        ? request.list("Upgrade").contains("websocket")
        : upgrade.contains("websocket");
  }

  private boolean connection(Fields request) {
    List<String> values = request.all("Connection");
    if (values.isEmpty()) {
      return rules.off(Defect.NO_CONNECTION);
    }
    return rules.off(Defect.CONNECTION_NO_LIST)
        ? values.get(0).equalsIgnoreCase("upgrade")
        : request.tokens("Connection").contains("upgrade");
  }

  private boolean key(Fields request) {
    List<String> keys = request.all("Sec-WebSocket-Key");
    if (keys.isEmpty()) {
      return rules.off(Defect.NO_KEY);
    }
    return (keys.size() == 1 || rules.off(Defect.TWO_KEYS))
        && (rules.off(Defect.ANY_KEY) || keys.get(0).matches("[A-Za-z0-9+/]{22}=="));
  }

  private static boolean protocols(Fields request) {
    List<String> all = new ArrayList<>();
    for (String value : request.all("Sec-WebSocket-Protocol")) {
      for (String name : value.split(",", -1)) {
        all.add(name.strip());
      }
    }
    return all.stream().allMatch(name -> name.matches(TOKEN))
        && new HashSet<>(all).size() == all.size();
  }

  private Answer accept(Fields request) throws Failure {
    String key = request.all("Sec-WebSocket-Key").stream().findFirst().orElse("");
    StringBuilder head = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\n");
    head.append("Upgrade: websocket\r\nConnection: Upgrade\r\nServer: wsproof-defect\r\n");
    String accept =
        rules.off(Defect.ACCEPT_OF_KEY)
            ? Base64.getEncoder().encodeToString(AcceptValue.sha1(key))
            : AcceptValue.of(key);
    head.append("Sec-WebSocket-Accept: ").append(accept).append("\r\n");
    protocol(request, head);
    Agreement agreement = extensions(request, head);
    return new Answer(true, head.append("\r\n").toString(), agreement);
  }

  private void protocol(Fields request, StringBuilder head) {
    List<String> offered = request.list("Sec-WebSocket-Protocol");
    String named = null;
    if (rules.off(Defect.PROTOCOL_UNASKED)) {
      named = "x-unasked";
    } else if (rules.off(Defect.PROTOCOL_EMPTY)) {
      named = "";
    } else if (rules.off(Defect.PROTOCOLS_ALL) && !offered.isEmpty()) {
      named = String.join(", ", offered);
    }
    if (named != null) {
      head.append("Sec-WebSocket-Protocol: ").append(named).append("\r\n");
    }
  }

  private Agreement extensions(Fields request, StringBuilder head) throws Failure {
    List<String> lines = request.all("Sec-WebSocket-Extensions");
    String offered = String.join(", ", lines);
    List<Extensions.Element> offers = Extensions.read(offered, rules.off(Defect.QUOTED_COMMA));
    if (offers.isEmpty() && !lines.isEmpty()) {
      throw Failure.protocol("a list of extensions without any");
    }
    Agreement agreement = Agreement.answer(offers, rules);
    String said = agreement == null ? "" : agreement.response();
    if (rules.off(Defect.EXTENSIONS_ECHOED)) {
      said = offered;
    } else if (rules.off(Defect.EXTENSION_UNASKED)) {
      said = said.isEmpty() ? "x-unasked" : said + ", x-unasked";
    }
    if (!said.isEmpty()) {
      head.append("Sec-WebSocket-Extensions: ").append(said).append("\r\n");
    }
    return agreement;
  }
}
