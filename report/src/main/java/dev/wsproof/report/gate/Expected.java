package dev.wsproof.report.gate;

import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a baseline says of one case: one result or, where a case is flaky, several.
 *
 * @param anyOf never empty
 * @param reason why it is so, as a person wrote it; empty for none
 */
public record Expected(List<Result> anyOf, String reason) {
  /** Defensive copy. */
  public Expected {
    anyOf = List.copyOf(anyOf);
  }

  /**
   * One allowed result.
   *
   * @param close null for any end
   * @param code what is said of the peer's close code
   */
  public record Result(Behavior behavior, CloseBehavior close, Code code) {
    /** Just what was found. */
    static Result of(IndexEntry found, boolean code) {
      return new Result(
          found.behavior(),
          found.behaviorClose(),
          code ? new Code(found.remoteCloseCode()) : Code.ANY);
    }

    private Direction direction(IndexEntry found) {
      Set<Direction> directions =
          Set.copyOf(
              List.of(
                  Direction.of(behavior, found.behavior()),
                  close == null ? Direction.SAME : Direction.of(close, found.behaviorClose()),
                  code.fits(found.remoteCloseCode()) ? Direction.SAME : Direction.CHANGED));
      for (Direction strongest : List.of(Direction.WORSE, Direction.BETTER, Direction.CHANGED)) {
        if (directions.contains(strongest)) {
          return strongest;
        }
      }
      return Direction.SAME;
    }

    /** In words, such as {@code OK, close OK, code 1000}. */
    public String text() {
      return behavior.word()
          + (close == null ? "" : ", close " + close.word())
          + (code == Code.ANY ? "" : ", code " + (code.number() == null ? "none" : code.number()));
    }
  }

  /**
   * A close code that is asked for.
   *
   * @param number null for none at all
   */
  public record Code(Integer number) {
    /** Whatever code, or none. */
    public static final Code ANY = new Code(-1);

    private boolean fits(Integer found) {
      return this == ANY || equals(new Code(found));
    }
  }

  /** Just what was found, in all of its attempts. */
  static Expected of(IndexEntry found, boolean codes) {
    return new Expected(
        found.attempts().stream().map(one -> Result.of(one, codes)).distinct().toList(), "");
  }

  /** The same without close codes. */
  Expected withoutCodes() {
    return new Expected(
        anyOf.stream().map(r -> new Result(r.behavior(), r.close(), Code.ANY)).toList(), reason);
  }

  /** How {@code found} differs; what lies between two allowed results has merely changed. */
  Difference difference(IndexEntry found) {
    Set<Direction> directions =
        anyOf.stream().map(result -> result.direction(found)).collect(Collectors.toSet());
    if (directions.contains(Direction.SAME)) {
      return Difference.NONE;
    }
    boolean worse = directions.contains(Direction.WORSE);
    boolean better = directions.contains(Direction.BETTER);
    if (worse == better) {
      return Difference.CHANGED;
    }
    return worse ? Difference.WORSE : Difference.BETTER;
  }

  /** Whether every attempt had a result that is allowed. */
  boolean allowsAll(IndexEntry found) {
    return found.attempts().stream().allMatch(one -> difference(one) == Difference.NONE);
  }

  /** The allowed results in words. */
  public String text() {
    return anyOf.stream().map(Result::text).collect(Collectors.joining("; or "));
  }

  /** Whether each allowed result says how the connection ends and, if asked for, its code. */
  boolean saysAll(boolean codes) {
    return anyOf.stream()
        .allMatch(result -> result.close() != null && (!codes || result.code() != Code.ANY));
  }
}
