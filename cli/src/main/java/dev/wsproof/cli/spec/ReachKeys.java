package dev.wsproof.cli.spec;

import dev.wsproof.handshake.AddedFields;
import dev.wsproof.handshake.Subprotocols;
import dev.wsproof.run.Route;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The keys of a spec file about how to reach a server, which the classic suite does not know:
 * {@code headers} (an object), {@code cookies} (an array), {@code user}, {@code bearer}, {@code
 * proxy} ({@code "none"} for none) and {@code unix-socket}. Said globally, they hold for every
 * server that does not say otherwise. Messages hold no secret.
 */
final class ReachKeys {
  private static final String NO_PROXY = "none";

  private ReachKeys() {}

  /** The fields that {@code object} adds to those of {@code global}. */
  static AddedFields fields(Member object, AddedFields global) {
    RequestAdditions additions = new RequestAdditions(System::getenv);
    if (is(Json.Members.class, object, "headers", "an object such as {\"X-Tenant\": \"blue\"}")) {
      Member headers = object.member("headers");
      for (String name : headers.all().keySet()) {
        tell(headers, name, text(headers, name), value -> additions.header(name, value));
      }
    }
    if (is(Json.Items.class, object, "cookies", "an array such as [\"sid=1\"]")) {
      for (String cookie : object.texts("cookies", List.of())) {
        tell(object, "cookies", cookie, additions::cookie);
      }
    }
    tell(object, "user", text(object, "user"), additions::user);
    tell(object, "bearer", text(object, "bearer"), additions::bearer);
    return global.with(additions.fields());
  }

  /** The way that {@code object} names, or {@code global}. */
  static Route route(Member object, Route global) {
    String proxy = text(object, "proxy");
    String socket = object.text("unix-socket");
    if (proxy != null && socket != null) {
      object
          .findings()
          .problem(
              object.value("proxy").place(),
              object.pathOf("proxy") + ": wanted a proxy or a Unix domain socket, not both");
      return global;
    }
    if (NO_PROXY.equals(proxy)) {
      return Route.DIRECT;
    }
    return proxy != null
        ? read(object, "proxy", proxy, text -> RouteText.proxy(text, System::getenv), global)
        : read(object, "unix-socket", socket, RouteText::unixSocket, global);
  }

  /** The subprotocols to offer. */
  static List<String> protocols(Member object, List<String> global) {
    List<String> names = object.texts("protocols", global);
    if (names != global) {
      read(
          object,
          "protocols",
          names,
          offered -> {
            Subprotocols.requireOffer(offered);
            return offered;
          },
          names);
    }
    return names;
  }

  /** The origin; null for none. */
  static String origin(Member object) {
    String origin = object.text("origin");
    if (origin != null && !OriginText.isOrigin(origin)) {
      object.findings().wrong(object.value("origin"), object.pathOf("origin"), OriginText.WANTED);
    }
    return origin;
  }

  private static String text(Member object, String key) {
    return is(Json.Text.class, object, key, "a string") ? object.text(key) : null;
  }

  /** Whether there is a value and it has this type; another is not shown, it may be a secret. */
  private static boolean is(Class<? extends Json> type, Member object, String key, String wanted) {
    Json value = object.value(key);
    if (value != null && !type.isInstance(value)) {
      object.findings().problem(value.place(), object.pathOf(key) + ": wanted " + wanted);
    }
    return type.isInstance(value);
  }

  private static void tell(Member object, String key, String text, Consumer<String> taker) {
    read(
        object,
        key,
        text,
        value -> {
          taker.accept(value);
          return value;
        },
        null);
  }

  /** What {@code reader} makes of {@code given}; {@code otherwise} when it is null or wrong. */
  private static <G, T> T read(
      Member object, String key, G given, Function<G, T> reader, T otherwise) {
    if (given == null) {
      return otherwise;
    }
    try {
      return reader.apply(given);
    } catch (IllegalArgumentException e) {
      object
          .findings()
          .problem(object.value(key).place(), object.pathOf(key) + ": " + e.getMessage());
      return otherwise;
    }
  }
}
