package dev.wsproof.report.gate;

import dev.wsproof.report.view.Attempt;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.Measured;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;

/** Makes up results of a run. */
public final class Entries {
  private Entries() {}

  public static IndexEntry of(String agent, String id, Behavior behavior, CloseBehavior close) {
    return of(agent, id, behavior, close, 1000);
  }

  static IndexEntry of(
      String agent, String id, Behavior behavior, CloseBehavior close, Integer code) {
    return new IndexEntry(
        agent,
        CaseId.of(id),
        "",
        behavior,
        close,
        1234,
        Measured.NOTHING,
        code,
        "a_case_" + id.replace('.', '_'),
        true);
  }

  /** Results such as {@code 1.1.1=FAILED/UNCLEAN}; OK where nothing is said. */
  public static Index index(String agent, String... results) {
    Index index = new Index();
    for (String result : results) {
      String[] parts = result.split("[=/]");
      index.put(
          of(
              agent,
              parts[0],
              parts.length > 1 ? Behavior.valueOf(parts[1]) : Behavior.OK,
              parts.length > 2 ? CloseBehavior.valueOf(parts[2]) : CloseBehavior.OK));
    }
    return index;
  }

  /** One case and the behaviours of all its attempts. */
  public static Index attempts(String agent, String id, String... behaviors) {
    IndexEntry entry = of(agent, id, Behavior.valueOf(behaviors[0]), CloseBehavior.OK);
    for (int i = 1; i < behaviors.length; i++) {
      entry = entry.and(new Attempt(Behavior.valueOf(behaviors[i]), CloseBehavior.OK, 5, 1000));
    }
    Index index = new Index();
    index.put(entry);
    return index;
  }
}
