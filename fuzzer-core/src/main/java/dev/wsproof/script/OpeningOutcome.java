package dev.wsproof.script;

import dev.wsproof.observe.AgreementFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One way in which a case allows the opening handshake to go. Immutable.
 *
 * @param grade how good it is
 * @param way what happens
 * @param statuses of a response, where that is what happens
 * @param fields that the response has, each with an element that its list holds
 * @param agreement which agreements are meant, where that is what happens
 */
public record OpeningOutcome(
    Outcome.Grade grade,
    Way way,
    List<StatusRange> statuses,
    Map<String, String> fields,
    AgreementPattern agreement) {
  /** Defensive copies, in order. */
  public OpeningOutcome {
    statuses = List.copyOf(statuses);
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** A way that is no response. */
  public OpeningOutcome(Outcome.Grade grade, Way way) {
    this(grade, way, List.of(), Map.of(), AgreementPattern.ANY);
  }

  /** A response of one of these statuses. */
  public OpeningOutcome(
      Outcome.Grade grade, List<StatusRange> statuses, Map<String, String> fields) {
    this(grade, Way.ANSWERED, statuses, fields, AgreementPattern.ANY);
  }

  /** An agreement of these. */
  public OpeningOutcome(Outcome.Grade grade, AgreementPattern agreement) {
    this(grade, Way.AGREED, List.of(), Map.of(), agreement);
  }

  /**
   * Whether this is that the connection opens, and with this agreement.
   *
   * @param agreed null when there is none
   */
  public boolean opensWith(AgreementFacts agreed) {
    return switch (way) {
      case OPENED -> true;
      case DECLINED -> agreed == null;
      case AGREED -> agreed != null && agreement.fits(agreed);
      case ANSWERED, CLOSED, CLOSE_FRAME, ANOTHER_REQUEST, SILENT -> false;
    };
  }

  /** What it is, as a clause. */
  public String phrase() {
    if (way == Way.AGREED && !agreement.equals(AgreementPattern.ANY)) {
      return way.phrase() + ", " + agreement.phrase();
    }
    if (way != Way.ANSWERED) {
      return way.phrase();
    }
    List<String> numbers = new ArrayList<>();
    statuses.forEach(range -> numbers.add(range.toString()));
    StringBuilder text = new StringBuilder("the server answers ");
    text.append(String.join(" or ", numbers));
    List<String> wanted = new ArrayList<>();
    fields.forEach((name, element) -> wanted.add(name + ": " + element));
    return wanted.isEmpty()
        ? text.toString()
        : text.append(" with ").append(String.join(" and ", wanted)).toString();
  }

  /** What can happen. */
  public enum Way {
    /** The connection opens; the events of the case tell the rest. */
    OPENED("opened", "the connection opens"),
    /** It opens and no extension is agreed on; as server, we had no offer that we could accept. */
    DECLINED("declined", "the connection opens without permessage-deflate"),
    /** It opens with permessage-deflate; as server, we said so. */
    AGREED("agreed", "the connection opens with permessage-deflate"),
    /** As client we get a response that does not open it. */
    ANSWERED("status", "the server answers with another status than 101"),
    /** The peer ends the TCP connection and sends nothing more before. */
    CLOSED("closed", "the peer closes TCP without a word"),
    /** As server we get a close frame and nothing else. */
    CLOSE_FRAME("close-frame", "the peer sends a close frame and nothing else"),
    /** As server we get another HTTP request, as if ours had been an ordinary response. */
    ANOTHER_REQUEST("another-request", "the client sends another HTTP request over the connection"),
    /** The peer sends nothing and keeps the TCP connection until we end it. */
    SILENT("silent", "the peer does nothing until we close TCP");

    private final String word;
    private final String phrase;

    Way(String word, String phrase) {
      this.word = word;
      this.phrase = phrase;
    }

    /** The word used in case files. */
    public String word() {
      return word;
    }

    /** Whether the connection opens. */
    public boolean opens() {
      return this == OPENED || this == DECLINED || this == AGREED;
    }

    /** What it is, as a clause. */
    public String phrase() {
      return phrase;
    }
  }

  /**
   * Status codes of HTTP.
   *
   * @param from the first
   * @param to the last
   */
  public record StatusRange(int from, int to) {
    /** One status. */
    public static StatusRange of(int status) {
      return new StatusRange(status, status);
    }

    /** Whether {@code status} is among them. */
    public boolean contains(int status) {
      return from <= status && status <= to;
    }

    @Override
    public String toString() {
      if (from == to) {
        return Integer.toString(from);
      }
      return to - from == 99 && from % 100 == 0 ? from / 100 + "xx" : from + " to " + to;
    }
  }
}
