package dev.wsproof.report.view;

import dev.wsproof.observe.Event;
import dev.wsproof.report.text.OctetText;
import dev.wsproof.script.ExpectedEvent;
import dev.wsproof.script.Payload;

/**
 * An event as reports show it, its payload cut short; compares nothing.
 *
 * @param kind what happened
 * @param shown the payload as text or hex digits, not yet safe for any output; a wait's tag
 * @param length octets of payload; 0 for a wait, {@link #UNKNOWN} when nobody knows any more
 */
public record EventText(Kind kind, String shown, long length) {
  /** The payload was cut, and how long it was is not on record. */
  public static final long UNKNOWN = -1;

  /** What can happen. */
  public enum Kind {
    TEXT("text"),
    BINARY("binary"),
    PONG("pong"),
    PONGS("any number of pongs"),
    TIMEOUT("timeout");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word people read. */
    public String word() {
      return word;
    }
  }

  /** What was seen. */
  public static EventText of(Event event) {
    if (event instanceof Event.Message message) {
      return new EventText(
          message.binary() ? Kind.BINARY : Kind.TEXT,
          OctetText.textOrHex(message.length(), message.payload()),
          message.length());
    }
    if (event instanceof Event.Pong pong) {
      byte[] payload = pong.payload();
      return new EventText(Kind.PONG, OctetText.textOrHex(payload.length, payload), payload.length);
    }
    return new EventText(Kind.TIMEOUT, ((Event.Timeout) event).tag(), 0);
  }

  /** What was wanted. */
  public static EventText of(ExpectedEvent event) {
    if (event instanceof ExpectedEvent.Message message) {
      return of(message.binary() ? Kind.BINARY : Kind.TEXT, message.payload());
    }
    if (event instanceof ExpectedEvent.Pong pong) {
      return of(Kind.PONG, pong.payload());
    }
    if (event instanceof ExpectedEvent.Pongs pongs) {
      return of(Kind.PONGS, pongs.payload());
    }
    return new EventText(Kind.TIMEOUT, ((ExpectedEvent.Timeout) event).tag(), 0);
  }

  private static EventText of(Kind kind, Payload payload) {
    return new EventText(
        kind,
        OctetText.textOrHex(payload.length(), payload.head(OctetText.SHOWN)),
        payload.length());
  }
}
