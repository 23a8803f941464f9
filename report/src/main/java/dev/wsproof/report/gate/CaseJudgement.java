package dev.wsproof.report.gate;

import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.script.CaseId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a gate says of one case of one agent.
 *
 * @param agent the agent's name in the run, not safe to print
 * @param found null when the case vanished; the rest is about its first attempt
 * @param expected what the baseline says; null when nothing
 * @param passes whether the gate lets it through
 * @param failed the attempts that it would not let through
 */
public record CaseJudgement(
    String agent,
    CaseId id,
    IndexEntry found,
    Expected expected,
    Difference difference,
    boolean passes,
    List<IndexEntry> failed) {
  /** The word for cases that do not always pass. */
  public static final String FLAKY = "FLAKY";

  /** Defensive copy. */
  public CaseJudgement {
    failed = List.copyOf(failed);
  }

  /** Whether some attempts pass and others do not. */
  public boolean isFlaky() {
    return !failed.isEmpty() && failed.size() <= found.further().size();
  }

  /** The attempts behind the first that do not pass. */
  public List<IndexEntry> failedAgain() {
    boolean first = !failed.isEmpty() && failed.get(0).equals(found.attempts().get(0));
    return first ? failed.subList(1, failed.size()) : failed;
  }

  /** What was expected and what was found, such as {@code OK, close OK; was FAILED, close OK}. */
  public String change() {
    return expected == null ? result() : result() + "; expected " + expected.text();
  }

  /** What was found, such as {@code FAILED, close OK}. */
  public String result() {
    if (found == null) {
      return "no result";
    }
    return isFlaky() ? FLAKY + ": " + attempts() : text(found);
  }

  /** The results of all attempts, in their order. */
  private String attempts() {
    return found.attempts().stream().map(this::text).collect(Collectors.joining("; then "));
  }

  private String text(IndexEntry one) {
    return Expected.Result.of(one, namesCode()).text();
  }

  private boolean namesCode() {
    return expected != null
        && expected.anyOf().stream().anyMatch(result -> result.code() != Expected.Code.ANY);
  }
}
