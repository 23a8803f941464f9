package dev.wsproof.report.json;

import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.EventText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads lists of events from a detail file; keeps no more than a page shows and guesses no length
 * that the file does not tell.
 */
final class EventReader {
  private static final int MOST_TEXT = 400;

  private EventReader() {}

  static Detail.Events events(JsonReader json) throws Malformed {
    if (json.isNull()) {
      return Detail.Events.NONE;
    }
    List<EventText> shown = new ArrayList<>();
    int all = 0;
    json.beginArray();
    for (; json.hasNext(); all++) {
      EventText event = event(json);
      if (shown.size() < Detail.MOST_EVENTS) {
        shown.add(event);
      }
    }
    return new Detail.Events(shown, all);
  }

  private static EventText event(JsonReader json) throws Malformed {
    json.beginArray();
    String kind = json.string();
    EventText event =
        switch (kind) {
          case "message" -> message(json);
          case "pong" -> of(EventText.Kind.PONG, json.stringOrEmpty());
          case "pongs" -> of(EventText.Kind.PONGS, json.stringOrEmpty());
          case "timeout" -> new EventText(EventText.Kind.TIMEOUT, cut(json.stringOrEmpty()), 0);
          default -> throw json.wrong("one of message, pong, pongs, timeout");
        };
    json.endArray();
    return event;
  }

  private static EventText message(JsonReader json) throws Malformed {
    String shown = json.stringOrEmpty();
    return of(json.flag() ? EventText.Kind.BINARY : EventText.Kind.TEXT, shown);
  }

  private static EventText of(EventText.Kind kind, String shown) {
    boolean doubtful =
        shown.startsWith("0x") || shown.endsWith(" ...") || shown.length() > MOST_TEXT;
    return new EventText(
        kind,
        cut(shown),
        doubtful ? EventText.UNKNOWN : shown.getBytes(StandardCharsets.UTF_8).length);
  }

  static String cut(String text) {
    return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text;
  }
}
