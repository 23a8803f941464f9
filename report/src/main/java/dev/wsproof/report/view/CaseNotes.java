package dev.wsproof.report.view;

import dev.wsproof.observe.EchoFacts;
import dev.wsproof.run.CaseResult;
import dev.wsproof.script.Level;
import dev.wsproof.script.Outcome;
import dev.wsproof.script.TestCase;
import java.util.ArrayList;
import java.util.List;

/**
 * What a page tells of a result and a detail file has no key for; a journal keeps it, so that the
 * page can be made again. Bounded in size, whatever a case or a peer holds.
 *
 * @param suite the case's suite; empty when not known
 * @param family the case's family; empty when not known
 * @param level how strongly the RFC words what is checked; empty when not known
 * @param clauses where the RFC does; empty when not known
 * @param requirements the ids of what is checked; empty when nobody wrote them down
 * @param outcomes what is known of the allowed outcomes
 * @param received octets of payload of the events that a page shows
 * @param echo how far an echo case came; null in other cases, or when not known
 */
public record CaseNotes(
    String suite,
    String family,
    String level,
    List<String> clauses,
    List<String> requirements,
    List<OutcomeNote> outcomes,
    List<Long> received,
    EchoFacts echo) {
  /** Nothing is known: the result was read from a detail file alone. */
  public static final CaseNotes NONE =
      new CaseNotes("", "", "", List.of(), List.of(), List.of(), List.of(), null);

  /** The suite that is meant where nobody says which. */
  public static final String CLASSIC = "classic";

  private static final int MOST_TEXT = 500;
  private static final int MOST_ITEMS = 50;

  /** Defensive copies. */
  public CaseNotes {
    clauses = List.copyOf(clauses);
    requirements = List.copyOf(requirements);
    outcomes = List.copyOf(outcomes);
    received = List.copyOf(received);
  }

  /**
   * What is known of an allowed outcome.
   *
   * @param key as in {@link Detail.Allowed}
   * @param meaning a sentence; empty for none
   * @param lengths octets of payload of the events that a page shows
   */
  public record OutcomeNote(String key, String meaning, List<Long> lengths) {
    /** Defensive copy. */
    public OutcomeNote {
      lengths = List.copyOf(lengths);
    }
  }

  /** What there is to note of {@code result}. */
  public static CaseNotes of(CaseResult result) {
    List<Outcome> outcomes = result.testCase().outcomes();
    List<String> keys = Detail.keys(outcomes);
    List<OutcomeNote> notes = new ArrayList<>();
    for (int i = 0; i < Math.min(keys.size(), MOST_ITEMS); i++) {
      String meaning = outcomes.get(i).meaning();
      notes.add(
          new OutcomeNote(
              keys.get(i),
              meaning == null ? "" : cut(meaning),
              outcomes.get(i).events().stream()
                  .limit(Detail.MOST_EVENTS)
                  .map(event -> EventText.of(event).length())
                  .toList()));
    }
    return new CaseNotes(
        cut(result.testCase().suite()),
        cut(result.testCase().family()),
        result.testCase().level().name(),
        cut(result.testCase().spec()),
        cut(result.testCase().requirements()),
        notes,
        result.observation().received().stream()
            .limit(Detail.MOST_EVENTS)
            .map(event -> EventText.of(event).length())
            .toList(),
        cut(result.observation().echo()));
  }

  /** What there is to note of a case, and nothing of outcomes and events. */
  public static CaseNotes of(TestCase testCase) {
    return new CaseNotes(
        cut(testCase.suite()),
        cut(testCase.family()),
        testCase.level().name(),
        cut(testCase.spec()),
        cut(testCase.requirements()),
        List.of(),
        List.of(),
        null);
  }

  /**
   * Whether it is known that the case checks nothing an RFC demands. Parity: all cases of the
   * classic suite count, whatever their level.
   */
  public boolean isOptional() {
    return !suite.equals(CLASSIC) && isBelowMust();
  }

  /** Whether the RFC words what is checked weaker than as a demand, as far as is known. */
  public boolean isBelowMust() {
    return level.equals(Level.SHOULD.name()) || level.equals(Level.MAY.name());
  }

  /** What is known of the outcome {@code key}; null when nothing is. */
  public OutcomeNote outcome(String key) {
    return outcomes.stream().filter(note -> note.key().equals(key)).findFirst().orElse(null);
  }

  private static List<String> cut(List<String> texts) {
    return texts.stream().limit(MOST_ITEMS).map(CaseNotes::cut).toList();
  }

  private static EchoFacts cut(EchoFacts echo) {
    return echo == null || echo.difference() == null
        ? echo
        : new EchoFacts(
            echo.planned(), echo.echoed(), cut(echo.difference()), echo.extensionMissing());
  }

  private static String cut(String text) {
    return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "…" : text;
  }
}
