package dev.wsproof.report.html;

import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often each behaviour occurs among some results.
 *
 * @param total all of them
 * @param closeProblems how many connections ended badly
 * @param optional how many of the failures check nothing an RFC demands; null for none
 */
record Tallies(
    int total,
    int pass,
    int nonStrict,
    int info,
    int unimplemented,
    int fail,
    int closeProblems,
    Integer optional) {

  /**
   * Those of {@code entries}.
   *
   * @param notes what is known of cases
   */
  static Tallies of(Collection<IndexEntry> entries, Map<CaseId, CaseNotes> notes) {
    long optional =
        entries.stream()
            .filter(entry -> entry.behavior() == Behavior.FAILED)
            .filter(entry -> notes.getOrDefault(entry.id(), CaseNotes.NONE).isOptional())
            .count();
    Map<Behavior, Integer> counts = new EnumMap<>(Behavior.class);
    int closeProblems = 0;
    for (IndexEntry entry : entries) {
      counts.merge(entry.behavior(), 1, Integer::sum);
      closeProblems += IndexEntry.isGood(entry.behaviorClose()) ? 0 : 1;
    }
    return new Tallies(
        entries.size(),
        counts.getOrDefault(Behavior.OK, 0),
        counts.getOrDefault(Behavior.NON_STRICT, 0),
        counts.getOrDefault(Behavior.INFORMATIONAL, 0),
        counts.getOrDefault(Behavior.UNIMPLEMENTED, 0),
        counts.getOrDefault(Behavior.FAILED, 0),
        closeProblems,
        optional == 0 ? null : (int) optional);
  }

  boolean hasCloseProblems() {
    return closeProblems > 0;
  }

  /** The parts that occur, in the colours of a bar. */
  List<Part> parts() {
    Part[] parts = {
      new Part("t_pass", Mark.word(Behavior.OK), 0, pass),
      new Part("t_non_strict", Mark.word(Behavior.NON_STRICT), pass, nonStrict),
      new Part("t_info", Mark.word(Behavior.INFORMATIONAL), pass + nonStrict, info),
      new Part(
          "t_unimplemented",
          Mark.word(Behavior.UNIMPLEMENTED),
          pass + nonStrict + info,
          unimplemented),
      new Part("t_fail", Mark.word(Behavior.FAILED), total - fail, fail)
    };
    return List.of(parts).stream().filter(part -> part.count() > 0).toList();
  }

  /** One part; {@code start} is how many stand before it. */
  record Part(String style, String word, int start, int count) {}
}
