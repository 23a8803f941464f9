package dev.wsproof.report.html;

import com.github.mustachejava.Mustache;
import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.Index;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.run.CaseResult;
import dev.wsproof.script.CaseId;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Makes the pages of a report from templates; writes no file. Each page carries its style, so that
 * it can be sent to somebody alone, and names a file of the same style beside it, for the hosts (a
 * Jenkins, for one) that allow no other. Confined to one thread.
 */
public final class Pages {
  private final ReportInfo info;
  private final Mustache overview;
  private final Mustache detail;
  private final Mustache navigation;
  private final String overviewStyle;
  private final String detailStyle;
  private final String overviewPolicy;
  private final String detailPolicy;

  /** Reads the templates. */
  public Pages(ReportInfo info) {
    this.info = info;
    Templates templates = new Templates();
    this.overview = templates.compile("overview.html");
    this.detail = templates.compile("detail.html");
    this.navigation = templates.compile("navigation.html");
    String base = Templates.text("base.css");
    this.overviewStyle = base + Templates.text("overview.css");
    this.detailStyle = base + Templates.text("detail.css");
    this.overviewPolicy = ContentPolicy.of(overviewStyle, Templates.text("overview.js"));
    this.detailPolicy = ContentPolicy.of(detailStyle, null);
  }

  /** The files of style that the pages name, by their names. */
  public Map<String, byte[]> styles() {
    return Map.of(
        "wsproof-overview.css", overviewStyle.getBytes(StandardCharsets.UTF_8),
        "wsproof-detail.css", detailStyle.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The page of one result, complete but for {@link #navigation}, which is put behind it when the
   * run is over.
   */
  public byte[] detail(CaseResult result, IndexEntry entry) {
    return detail(Detail.of(result), CaseNotes.of(result), entry.file());
  }

  /** The same for a result that may have been read back; its files have the name {@code file}. */
  public byte[] detail(Detail result, CaseNotes notes, String file) {
    return render(detail, DetailView.of(result, notes, file, info, detailPolicy));
  }

  /** The end of a result's page: links to other pages. */
  public byte[] navigation(IndexEntry entry, Index index) {
    return render(navigation, NavigationView.of(entry, index));
  }

  /**
   * The overview of all results.
   *
   * @param notes what is known of cases; those of which nothing is known are absent
   */
  public byte[] overview(Index index, Map<CaseId, CaseNotes> notes) {
    return render(overview, OverviewView.of(index, notes, info, overviewPolicy));
  }

  private static byte[] render(Mustache template, Object view) {
    StringWriter page = new StringWriter(16_384);
    template.execute(page, List.of(view));
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }
}
