package dev.wsproof.script;

import dev.wsproof.observe.Event;
import java.util.List;

/**
 * One list of events that a case allows, and what it is called when exactly that happens.
 *
 * @param grade how good it is
 * @param events exactly these, in this order; {@link ExpectedEvent.Pongs} are as many as there are
 * @param meaning a sentence for the result when this happened; null for the usual one
 */
public record Outcome(Grade grade, List<ExpectedEvent> events, String meaning) {
  /** Defensive copy. */
  public Outcome {
    events = List.copyOf(events);
  }

  /** Whether {@code received} is exactly this outcome. */
  public boolean matches(List<Event> received) {
    int at = 0;
    for (ExpectedEvent wanted : events) {
      if (wanted instanceof ExpectedEvent.Pongs) {
        while (at < received.size() && wanted.matches(received.get(at))) {
          at++;
        }
      } else if (at == received.size() || !wanted.matches(received.get(at++))) {
        return false;
      }
    }
    return at == received.size();
  }

  /** The kinds of allowed outcome. */
  public enum Grade {
    /** What the RFC asks for. */
    OK("OK"),
    /** Allowed, yet not the best reading of the RFC. */
    NON_STRICT("NON-STRICT"),
    /** What the case is about is not there; only an opening handshake can show it. */
    UNIMPLEMENTED("UNIMPLEMENTED");

    private final String word;

    Grade(String word) {
      this.word = word;
    }

    /** The word used in case files and reports. */
    public String word() {
      return word;
    }
  }
}
