package dev.wsproof.script;

import dev.wsproof.observe.Event;
import java.util.Arrays;

/** An event that a case expects, payload kept short. */
public sealed interface ExpectedEvent {

  /** Whether {@code event} is this, to the octet. */
  boolean matches(Event event);

  /** A whole data message; of one too long to keep, the beginning and the length are compared. */
  record Message(Payload payload, boolean binary) implements ExpectedEvent {
    @Override
    public boolean matches(Event event) {
      return event instanceof Event.Message message
          && message.binary() == binary
          && message.length() == payload.length()
          && Arrays.equals(message.payload(), payload.head(message.payload().length));
    }
  }

  /** A pong. */
  record Pong(Payload payload) implements ExpectedEvent {
    @Override
    public boolean matches(Event event) {
      return event instanceof Event.Pong pong && Arrays.equals(pong.payload(), payload.octets());
    }
  }

  /** Any number of equal pongs, none too: pings may be answered together (RFC 6455 §5.5.3). */
  record Pongs(Payload payload) implements ExpectedEvent {
    @Override
    public boolean matches(Event event) {
      return new Pong(payload).matches(event);
    }
  }

  /** A tagged wait that ended with the connection open. */
  record Timeout(String tag) implements ExpectedEvent {
    @Override
    public boolean matches(Event event) {
      return event instanceof Event.Timeout timeout && timeout.tag().equals(tag);
    }
  }
}
