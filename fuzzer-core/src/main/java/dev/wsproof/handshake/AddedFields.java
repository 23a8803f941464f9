package dev.wsproof.handshake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Fields that a person adds to our upgrade requests; refuses what would break the request or is the
 * opening handshake's own (RFC 9110 §5, RFC 6455 §4.1). Shows no value of its own. Immutable.
 */
public final class AddedFields {
  /** No field. */
  public static final AddedFields NONE = new AddedFields(List.of(), Set.of());

  private static final String COOKIE = "Cookie";
  private static final Set<String> ONCE = Set.of("host", "user-agent", "authorization");
  private static final Set<String> NEVER_SECRET = Set.of("host", "user-agent");

  private final List<HeaderField> fields;
  private final Set<String> secret;

  private AddedFields(List<HeaderField> fields, Set<String> secret) {
    this.fields = List.copyOf(fields);
    this.secret = Set.copyOf(secret);
  }

  /**
   * These and one more; a second {@code Cookie} joins the first (RFC 6265 §5.4).
   *
   * @param value any text on one line, sent in UTF-8
   * @param isSecret whether reports must not show the value; that of {@link SecretFields#USUAL} is
   *     never shown, that of {@code Host} and {@code User-Agent} always
   * @throws IllegalArgumentException when it must not be added; the message says why and holds no
   *     value
   */
  public AddedFields with(String name, String value, boolean isSecret) {
    if (!Token.is(name)) {
      throw new IllegalArgumentException(
          "got the name " + PeerText.quote(name) + ", wanted a token such as X-Api-Key");
    }
    String key = name.toLowerCase(Locale.ROOT);
    String refusal = refusal(key);
    if (refusal != null) {
      throw new IllegalArgumentException(name + ": " + refusal);
    }
    String octets = octets(name, value);
    if (ONCE.contains(key) && has(key)) {
      throw new IllegalArgumentException(name + ": got it twice, wanted it once");
    }
    List<HeaderField> more = new ArrayList<>(fields);
    if (key.equalsIgnoreCase(COOKIE) && has(key)) {
      more.replaceAll(
          field ->
              field.name().equalsIgnoreCase(COOKIE)
                  ? new HeaderField(COOKIE, field.value() + "; " + octets)
                  : field);
    } else {
      more.add(new HeaderField(key.equalsIgnoreCase(COOKIE) ? COOKIE : name, octets));
    }
    Set<String> hidden = new HashSet<>(secret);
    if (isSecret && !NEVER_SECRET.contains(key)) {
      hidden.add(key);
    }
    return new AddedFields(more, hidden);
  }

  /** These, but for the names that {@code over} has, and those of {@code over}. */
  public AddedFields with(AddedFields over) {
    List<HeaderField> all = new ArrayList<>(fields);
    all.removeIf(field -> over.has(field.name()));
    all.addAll(over.fields);
    Set<String> hidden = new HashSet<>(secret);
    hidden.addAll(over.secret);
    return new AddedFields(all, hidden);
  }

  /** As they go on the wire, one character an octet; for nobody's eyes. */
  public List<HeaderField> fields() {
    return fields;
  }

  /** Which of them are not to be shown. */
  public SecretFields secrets() {
    return SecretFields.USUAL.and(secret);
  }

  private boolean has(String name) {
    return fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
  }

  /** Why a field of this name is not a person's to add; null when it is. */
  private static String refusal(String key) {
    return switch (key) {
      case "sec-websocket-protocol" -> "offer subprotocols with --protocol or \"protocols\"";
      case "origin" -> "say the origin with --origin or \"origin\"";
      case "proxy-authorization" -> "a proxy's user and password are part of its URL";
      case "content-length", "transfer-encoding" -> "the upgrade request has no body";
      case "upgrade", "connection" -> "the opening handshake writes this field itself";
      default ->
          key.startsWith("sec-websocket-")
              ? "the opening handshake writes this field itself"
              : null;
    };
  }

  private static String octets(String name, String value) {
    String trimmed = HeadText.trimmed(value);
    if (trimmed.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
      throw new IllegalArgumentException(
          name + ": got a line break or another control character, wanted one line of text");
    }
    return new String(trimmed.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddedFields added
        && fields.equals(added.fields)
        && secret.equals(added.secret);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** The names alone. */
  @Override
  public String toString() {
    return fields.stream().map(HeaderField::name).toList().toString();
  }
}
