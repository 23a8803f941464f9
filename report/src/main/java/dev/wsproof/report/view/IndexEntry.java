package dev.wsproof.report.view;

import dev.wsproof.run.CaseResult;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the index and the links between pages keep of one result; holds nothing of what was seen on
 * the wire.
 *
 * @param agent the peer's name
 * @param id the case
 * @param description what the case is about
 * @param behavior of the peer
 * @param behaviorClose of the end of the connection
 * @param durationMillis from open to TCP gone
 * @param measured how it performed
 * @param remoteCloseCode the code the peer sent; null when none
 * @param file name of the case's files, without ending
 * @param page whether there are such files; else the index is all there is of the result
 * @param further the attempts after the first; the rest of this is about the first
 */
public record IndexEntry(
    String agent,
    CaseId id,
    String description,
    Behavior behavior,
    CloseBehavior behaviorClose,
    long durationMillis,
    Measured measured,
    Integer remoteCloseCode,
    String file,
    boolean page,
    List<Attempt> further) {
  private static final int MOST_DESCRIPTION = 1000;

  /** Defensive copy. */
  public IndexEntry {
    further = List.copyOf(further);
  }

  /** One that had no further attempts. */
  public IndexEntry(
      String agent,
      CaseId id,
      String description,
      Behavior behavior,
      CloseBehavior behaviorClose,
      long durationMillis,
      Measured measured,
      Integer remoteCloseCode,
      String file,
      boolean page) {
    this(
        agent,
        id,
        description,
        behavior,
        behaviorClose,
        durationMillis,
        measured,
        remoteCloseCode,
        file,
        page,
        List.of());
  }

  /** The entry of {@code result}, whose files have the name {@code file}. */
  public static IndexEntry of(CaseResult result, String file) {
    return of(Detail.of(result), file);
  }

  /** The entry of {@code detail}, whose files have the name {@code file}. */
  public static IndexEntry of(Detail detail, String file) {
    return new IndexEntry(
        detail.agent(),
        detail.id(),
        cut(detail.description()),
        detail.behavior(),
        detail.behaviorClose(),
        detail.durationMillis(),
        Measured.of(detail),
        detail.close().remoteCloseCode(),
        file,
        true);
  }

  /** The same with files of another name. */
  public IndexEntry at(String otherFile) {
    return copy(description, measured, otherFile, page, further);
  }

  /** The same, with what {@code detail} tells and an index does not. */
  public IndexEntry with(Detail detail) {
    return copy(cut(detail.description()), Measured.of(detail), file, page, further);
  }

  /** The same with one more attempt. */
  public IndexEntry and(Attempt attempt) {
    List<Attempt> more = new ArrayList<>(further);
    more.add(attempt);
    return copy(description, measured, file, page, more);
  }

  /** Each attempt as if it had been the only one, the first one first. */
  public List<IndexEntry> attempts() {
    List<IndexEntry> attempts = new ArrayList<>();
    attempts.add(
        only(new Attempt(behavior, behaviorClose, durationMillis, remoteCloseCode), measured));
    further.forEach(attempt -> attempts.add(only(attempt, Measured.NOTHING)));
    return attempts;
  }

  private IndexEntry only(Attempt attempt, Measured its) {
    return new IndexEntry(
        agent,
        id,
        description,
        attempt.behavior(),
        attempt.behaviorClose(),
        attempt.durationMillis(),
        its,
        attempt.remoteCloseCode(),
        file,
        page);
  }

  /** The same without files. */
  public IndexEntry withoutPage() {
    return copy(description, measured, file, false, further);
  }

  /** The same case and verdict. */
  private IndexEntry copy(
      String itsDescription,
      Measured itsMeasured,
      String itsFile,
      boolean hasPage,
      List<Attempt> itsFurther) {
    return new IndexEntry(
        agent,
        id,
        itsDescription,
        behavior,
        behaviorClose,
        durationMillis,
        itsMeasured,
        remoteCloseCode,
        itsFile,
        hasPage,
        itsFurther);
  }

  private static String cut(String text) {
    return text.length() > MOST_DESCRIPTION ? text.substring(0, MOST_DESCRIPTION) + "…" : text;
  }

  /** The nearest whole number of milliseconds. */
  public static long millis(Duration time) {
    return time.plusNanos(500_000).toMillis();
  }

  /** Whether this is something to look at: the case failed, or the connection ended badly. */
  public boolean isFailure() {
    return behavior == Behavior.FAILED || !isGood(behaviorClose);
  }

  /** Whether the connection ended as it should, or nothing is asked of its end. */
  public static boolean isGood(CloseBehavior close) {
    return close == CloseBehavior.OK || close == CloseBehavior.INFORMATIONAL;
  }
}
