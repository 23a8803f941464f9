package dev.wsproof.report.html;

import dev.wsproof.report.text.TimeText;
import dev.wsproof.report.text.Visible;
import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.Measured;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.script.CaseId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everything the overview shows: agents side by side, cases suite by suite and chapter by chapter.
 */
record OverviewView(
    ReportInfo info,
    String kind,
    String generated,
    String policy,
    List<Agent> agents,
    int columns,
    boolean several,
    boolean many,
    int cases,
    Tallies all,
    List<SuiteView> suites) {
  /** More agents than this side by side get a scroll box of their own. */
  private static final int MANY = 6;

  private static final int MOST_LABEL = 24;
  private static final int MOST_DESCRIPTION = 240;

  /** A column. */
  record Agent(String name, String label, Tallies totals) {}

  /**
   * The cases whose ids begin with the same number.
   *
   * @param fails how many results in it are failures; null for none
   */
  record Chapter(String anchor, String title, Integer fails, List<Agent> totals, List<Row> rows) {}

  /**
   * One case.
   *
   * @param level how strongly the RFC words it where that is not as a MUST; null else
   * @param first whether it begins a section, such as 6.22
   * @param traits what it can be filtered by
   */
  record Row(
      String anchor,
      String id,
      String description,
      String level,
      boolean first,
      String traits,
      List<Cell> cells) {}

  /**
   * One agent's result in one case.
   *
   * @param there whether there is a result
   * @param href its page; null when there is none
   * @param timed whether the case is about speed, so that its time is always shown
   * @param ratios compressed over plain octets, of the peer and of wsproof; null when not known
   */
  record Cell(
      String label,
      boolean there,
      String href,
      Mark mark,
      String code,
      String close,
      boolean badClose,
      long millis,
      boolean timed,
      String ratios) {
    static Cell of(IndexEntry entry) {
      return new Cell(
          shortName(entry.agent()),
          true,
          entry.page() ? entry.file() + ".html" : null,
          Mark.of(entry.behavior()),
          entry.remoteCloseCode() == null ? "None" : entry.remoteCloseCode().toString(),
          entry.behaviorClose().word(),
          !IndexEntry.isGood(entry.behaviorClose()),
          entry.durationMillis(),
          entry.measured().timed(),
          ratios(entry.measured()));
    }

    static Cell missing(String agent) {
      return new Cell(shortName(agent), false, null, Mark.MISSING, "", "", false, 0, false, null);
    }

    private static String ratios(Measured measured) {
      return measured.incomingRatio() == null && measured.outgoingRatio() == null
          ? null
          : TrafficRow.ratio(measured.incomingRatio())
              + "/"
              + TrafficRow.ratio(measured.outgoingRatio());
    }
  }

  static OverviewView of(
      Index index, Map<CaseId, CaseNotes> notes, ReportInfo info, String policy) {
    List<String> agents = index.agents();
    return new OverviewView(
        info,
        agents.size() + " " + info.kind().word(agents.size()),
        TimeText.toTheMinute(info.generated()),
        policy,
        agents.stream().map(agent -> agent(agent, index.of(agent).values(), notes)).toList(),
        agents.size() + 1,
        agents.size() > 1,
        agents.size() >= MANY,
        index.ids().size(),
        Tallies.of(index.entries(), notes),
        SuiteView.of(index, notes, info));
  }

  /**
   * A chapter of a suite.
   *
   * @param anchor where links to it go
   * @param ids its cases
   */
  static Chapter chapter(
      Index index,
      Map<CaseId, CaseNotes> notes,
      String anchor,
      String title,
      SortedSet<CaseId> ids) {
    List<Agent> totals = new ArrayList<>();
    for (String agent : index.agents()) {
      totals.add(
          agent(
              agent,
              ids.stream().map(id -> index.get(agent, id)).filter(Objects::nonNull).toList(),
              notes));
    }
    int fails = totals.stream().mapToInt(agent -> agent.totals().fail()).sum();
    List<Row> rows = new ArrayList<>();
    String section = "";
    for (CaseId id : ids) {
      CaseNotes its = notes.getOrDefault(id, CaseNotes.NONE);
      rows.add(row(index, id, its, !section(id).equals(section)));
      section = section(id);
    }
    return new Chapter(anchor, title, fails == 0 ? null : fails, totals, rows);
  }

  private static Agent agent(
      String name, Collection<IndexEntry> entries, Map<CaseId, CaseNotes> notes) {
    return new Agent(DetailView.agent(name), shortName(name), Tallies.of(entries, notes));
  }

  /** Such as 6.22, whatever is behind it; the chapter where ids have no section. */
  private static String section(CaseId id) {
    String[] numbers = id.toString().split("[.]");
    return numbers.length < 3 ? numbers[0] : numbers[0] + "." + numbers[1];
  }

  private static String shortName(String name) {
    return name.isEmpty() ? "(no name)" : Visible.of(name, MOST_LABEL);
  }

  private static Row row(Index index, CaseId id, CaseNotes notes, boolean first) {
    String description = "";
    List<Cell> cells = new ArrayList<>();
    TreeSet<String> traits = new TreeSet<>();
    if (notes.isBelowMust()) {
      traits.add("belowmust");
    }
    for (String agent : index.agents()) {
      IndexEntry entry = index.get(agent, id);
      cells.add(entry == null ? Cell.missing(agent) : Cell.of(entry));
      if (entry == null) {
        traits.add("missing");
      } else {
        description = description.isEmpty() ? entry.description() : description;
        traits.add(trait(entry));
        if (!IndexEntry.isGood(entry.behaviorClose())) {
          traits.add("badclose");
        }
      }
    }
    boolean differ = cells.stream().map(cell -> cell.mark().word()).distinct().count() > 1;
    return new Row(
        DetailView.anchor(id.toString()),
        id.toString(),
        Visible.of(Paragraphs.onOneLine(description), MOST_DESCRIPTION),
        notes.isBelowMust() ? notes.level() : null,
        first,
        String.join(" ", traits) + (differ ? " differ" : ""),
        cells);
  }

  private static String trait(IndexEntry entry) {
    return switch (entry.behavior()) {
      case OK -> "pass";
      case NON_STRICT -> "nonstrict";
      case INFORMATIONAL -> "info";
      case UNIMPLEMENTED -> "unimplemented";
      case FAILED -> "fail";
    };
  }
}
