package dev.wsproof.cli;

import dev.wsproof.cli.spec.OriginText;
import dev.wsproof.cli.spec.RequestAdditions;
import dev.wsproof.cli.spec.RouteText;
import dev.wsproof.handshake.AddedFields;
import dev.wsproof.handshake.Subprotocols;
import dev.wsproof.run.Route;
import dev.wsproof.run.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/**
 * The flags that say how to reach a server that is not simply at its URL. What reports, command
 * lines to copy and messages show of them holds no secret: values of {@code Authorization}, {@code
 * Cookie} and {@code Proxy-Authorization}, and whatever {@code @env:NAME} stands for, are {@code
 * ***} there. No variable of the environment is read unless it is named: a test tool that silently
 * goes elsewhere proves nothing.
 */
final class ReachOptions {
  @Option(
      names = "--header",
      paramLabel = "'NAME: VALUE'",
      description = "Add this field to requests; Host and User-Agent replace ours.")
  private List<String> headers = List.of();

  @Option(
      names = "--cookie",
      paramLabel = "NAME=VALUE",
      description = "Send this cookie; several go in one field.")
  private List<String> cookies = List.of();

  @Option(names = "--origin", paramLabel = "ORIGIN", description = "Send this Origin.")
  private String origin;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = "Offer this subprotocol; may be given several times.")
  private List<String> protocols;

  @Option(names = "--user", paramLabel = "NAME:PASSWORD", description = "Send Basic authorization.")
  private String user;

  @Option(names = "--bearer", paramLabel = "TOKEN", description = "Send Bearer authorization.")
  private String bearer;

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description =
          "Go through this HTTP proxy with CONNECT, ws: too: http://[NAME:PASSWORD@]HOST:PORT."
              + " http_proxy and its like in the environment are not read.")
  private String proxy;

  @Option(names = "--no-proxy", description = "Go directly, whatever the spec file says.")
  private boolean noProxy;

  @Option(
      names = "--unix-socket",
      paramLabel = "PATH",
      description = "Connect to this Unix domain socket; the URL says Host and path.")
  private String unixSocket;

  /** {@code target}, reached as the flags say. */
  Target over(Target target) {
    if (origin != null && !OriginText.isOrigin(origin)) {
      throw CommandFailure.usage("--origin: wanted " + OriginText.WANTED);
    }
    if (protocols != null) {
      read("--protocol", protocols, Subprotocols::requireOffer);
    }
    return new Target(
        target.agent(),
        target.uri(),
        target.hostname(),
        origin != null ? origin : target.origin(),
        protocols != null ? protocols : target.protocols(),
        target.options(),
        target.tls(),
        target.fields().with(fields()),
        route(target.route()));
  }

  /** Whether no more is to be said of the way to {@code target} than the flags say. */
  boolean sayAllOf(Target target) {
    return target.fields().equals(fields()) && target.route().equals(route(Route.DIRECT));
  }

  /** The flags for what {@link Target} has no place to show, as anybody may see them. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    add(words, "--header", headers, RequestAdditions::shownHeader);
    add(words, "--cookie", cookies, RequestAdditions::shownCookie);
    add(words, "--user", listed(user), RequestAdditions::shownUser);
    add(words, "--bearer", listed(bearer), RequestAdditions::shownBearer);
    add(words, "--proxy", listed(proxy), RouteText::shownProxy);
    if (noProxy) {
      words.add("--no-proxy");
    }
    add(words, "--unix-socket", listed(unixSocket), path -> Path.of(path).toString());
    return words;
  }

  private AddedFields fields() {
    RequestAdditions additions = new RequestAdditions(System::getenv);
    headers.forEach(line -> read("--header", line, additions::header));
    cookies.forEach(pair -> read("--cookie", pair, additions::cookie));
    listed(user).forEach(text -> read("--user", text, additions::user));
    listed(bearer).forEach(text -> read("--bearer", text, additions::bearer));
    return additions.fields();
  }

  private Route route(Route otherwise) {
    if ((proxy == null ? 0 : 1) + (noProxy ? 1 : 0) + (unixSocket == null ? 0 : 1) > 1) {
      throw CommandFailure.usage("--proxy, --no-proxy and --unix-socket: wanted one of them");
    }
    Route[] route = {noProxy && otherwise instanceof Route.Proxy ? Route.DIRECT : otherwise};
    listed(proxy)
        .forEach(text -> read("--proxy", text, p -> route[0] = RouteText.proxy(p, System::getenv)));
    listed(unixSocket)
        .forEach(text -> read("--unix-socket", text, p -> route[0] = RouteText.unixSocket(p)));
    return route[0];
  }

  private static <T> void read(String flag, T given, Consumer<T> reader) {
    try {
      reader.accept(given);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.usage(flag + ": " + e.getMessage());
    }
  }

  private static void add(
      List<String> words, String flag, List<String> given, UnaryOperator<String> shown) {
    for (String text : given) {
      words.add(flag);
      words.add(shown.apply(text));
    }
  }

  private static List<String> listed(String text) {
    return text == null ? List.of() : List.of(text);
  }
}
