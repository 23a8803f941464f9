package dev.wsproof.cli.coverage;

import dev.wsproof.cases.coverage.Coverage;
import dev.wsproof.cases.coverage.Duty;
import dev.wsproof.cases.coverage.Keyword;
import dev.wsproof.cases.coverage.Requirement;
import dev.wsproof.cases.coverage.Testable;
import dev.wsproof.wire.Role;
import java.util.List;
import java.util.function.Predicate;

/**
 * How many duties of one end there are of a kind, and how many of them are checked. Immutable.
 *
 * @param all those there are
 * @param aimedAt those with a case of their own
 * @param watched those without, by which every connection is judged
 * @param explained those that nothing checks, with a reason
 */
public record Totals(long all, long aimedAt, long watched, long explained) {

  /** The duties of {@code end} among those of a coverage. */
  public static Totals of(Coverage coverage, Kind kind, Role end) {
    List<Duty> duties =
        coverage.duties().stream()
            .filter(duty -> duty.end() == end && kind.holds.test(duty.requirement()))
            .toList();
    return new Totals(
        duties.size(),
        count(duties, Duty.Check.CASES),
        count(duties, Duty.Check.WATCHED),
        count(duties, Duty.Check.EXPLAINED));
  }

  private static long count(List<Duty> duties, Duty.Check check) {
    return duties.stream().filter(duty -> duty.check() == check).count();
  }

  /** In how many ways all of it is checked. */
  public long checked() {
    return aimedAt + watched;
  }

  /** Such as {@code 105 of 172 (61 %)}. */
  public String phrase() {
    return all == 0 ? "none" : checked() + " of " + all + " (" + checked() * 100 / all + " %)";
  }

  /** Kinds of requirements that are counted apart. */
  public enum Kind {
    /** What a whole suite has to check. */
    DEMANDED("MUST and MUST NOT, testable", Requirement::isDemanded),
    /** What takes an endpoint that is set up for it. */
    PARTLY(
        "MUST and MUST NOT, testable in part",
        requirement ->
            requirement.keyword().level() == Keyword.MUST.level()
                && requirement.testable() == Testable.PARTLY),
    SHOULD(
        "SHOULD and SHOULD NOT, testable",
        requirement ->
            requirement.keyword().level() == Keyword.SHOULD.level()
                && requirement.testable() == Testable.YES),
    MAY(
        "MAY, testable",
        requirement ->
            requirement.keyword() == Keyword.MAY && requirement.testable() == Testable.YES);

    private final String text;
    private final Predicate<Requirement> holds;

    Kind(String text, Predicate<Requirement> holds) {
      this.text = text;
      this.holds = holds;
    }

    /** What it is called. */
    public String text() {
      return text;
    }
  }
}
