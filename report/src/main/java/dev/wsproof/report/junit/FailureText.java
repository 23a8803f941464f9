package dev.wsproof.report.junit;

import dev.wsproof.report.gate.CaseJudgement;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.Finding;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.WireRow;
import dev.wsproof.report.view.WireText;
import java.util.ArrayList;
import java.util.List;

/** What a person reads of a case that does not pass, line by line; safe in any plain text. */
public final class FailureText {
  private static final int TAIL = 12;
  private static final int MOST_LINE = 300;

  private FailureText() {}

  /** The verdict in one line. */
  public static String message(CaseJudgement judged) {
    String difference =
        switch (judged.difference()) {
          case NONE, ABSENT -> "";
          case NEW -> "not in the baseline: ";
          case VANISHED -> "vanished: ";
          case WORSE, BETTER, CHANGED -> judged.difference().word() + ": ";
        };
    return difference + judged.change();
  }

  /** What came of one attempt. */
  static String result(IndexEntry attempt) {
    return attempt.behavior().word() + ", close " + attempt.behaviorClose().word();
  }

  /**
   * All there is to say.
   *
   * @param evidence null when the case has no result
   */
  public static String of(CaseJudgement judged, Evidence evidence) {
    List<String> lines = new ArrayList<>();
    if (judged.expected() != null) {
      lines.add("baseline: " + judged.expected().text());
      if (!judged.expected().reason().isEmpty()) {
        lines.add("reason in the baseline: " + judged.expected().reason());
      }
    }
    if (evidence != null) {
      add(lines, evidence.finding(), evidence.about());
      if (evidence.detail() != null) {
        tail(lines, evidence.detail());
      }
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(Visible.of(line, MOST_LINE)).append('\n'));
    return text.toString();
  }

  private static void add(List<String> lines, Finding finding, String about) {
    labelled(lines, "about", about);
    labelled(lines, "requirement", finding.requirement());
    List<String> anyOf = finding.expectedAnyOf();
    anyOf.forEach(one -> labelled(lines, anyOf.size() > 1 ? "expected any of" : "expected", one));
    labelled(lines, "actual", finding.actual());
    labelled(lines, "expected close", finding.expectedClose());
    labelled(lines, "actual close", finding.actualClose());
    labelled(lines, "result", finding.result());
    labelled(lines, "result of close", finding.resultClose());
  }

  private static void labelled(List<String> lines, String label, String text) {
    if (!text.isEmpty()) {
      lines.add(label + ": " + text);
    }
  }

  private static String payload(WireRow row) {
    return row instanceof WireRow.Frame frame && !frame.shown().isEmpty()
        ? ", PAYLOAD=" + frame.shown()
        : "";
  }

  private static void tail(List<String> lines, Detail detail) {
    List<WireRow> rows = detail.rows();
    int from = Math.max(0, rows.size() - TAIL);
    if (rows.isEmpty()) {
      return;
    }
    lines.add("wire log, rows %d to %d of %d:".formatted(from, rows.size() - 1, detail.rowCount()));
    for (WireRow row : rows.subList(from, rows.size())) {
      lines.add("  " + WireText.of(row) + payload(row));
    }
    lines.add("  TCP DROPPED BY " + (detail.close().droppedByMe() ? "ME" : "PEER"));
  }
}
