package dev.wsproof.report.json;

import dev.wsproof.observe.EchoFacts;
import dev.wsproof.report.view.Attempt;
import dev.wsproof.report.view.CaseNotes;
import dev.wsproof.report.view.Chapters;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.EventText;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.report.view.Measured;
import dev.wsproof.report.view.ReportInfo;
import dev.wsproof.report.view.Shard;
import dev.wsproof.report.view.Shares;
import dev.wsproof.report.view.StoredResult;
import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.verdict.CloseBehavior;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads lines of a journal; refuses other versions of the format and file names that could lead
 * anywhere else. Further keys are left out.
 */
public final class JournalReader {
  private static final int MOST_TEXT = 4000;
  private static final int MOST_ITEMS = 100;
  private static final double MOST_RATIO = 1e18;

  private JournalReader() {}

  /** The line with these octets. */
  public static JournalLine read(byte[] line) throws Malformed {
    try (JsonReader json = JsonReader.of(line)) {
      json.beginObject();
      String key = json.nextKey();
      JournalLine read =
          switch (key == null ? "" : key) {
            case "journal" -> begun(json);
            case "again" -> again(json);
            case "agent" -> finished(json);
            case "planned" -> planned(json);
            case "run" -> run(json);
            default ->
                throw json.wrong(
                    "\"journal\", \"again\", \"agent\", \"planned\" or \"run\" as first key");
          };
      json.end();
      return read;
    }
  }

  private static JournalLine begun(JsonReader json) throws Malformed {
    long version = json.integer(0, Integer.MAX_VALUE);
    if (version != JournalJson.VERSION) {
      throw json.here(
          "journal of version "
              + version
              + ", and this wsproof knows version "
              + JournalJson.VERSION
              + " only: use the wsproof that wrote it, or another directory");
    }
    String tool = "";
    String toolVersion = "";
    String title = "";
    ReportInfo.Kind kind = null;
    Instant generated = null;
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      switch (key) {
        case "tool" -> tool = text(json);
        case "version" -> toolVersion = text(json);
        case "title" -> title = text(json);
        case "kind" -> kind = json.word(ReportInfo.Kind.values(), word -> word.word(2));
        case "generated" -> generated = DetailJsonReader.time(json);
        default -> json.skip();
      }
    }
    if (kind == null || generated == null) {
      throw json.here("wanted \"kind\" and \"generated\"");
    }
    return new JournalLine.Begun(
        new ReportInfo(title, tool, toolVersion, kind, generated, Chapters.NAMES));
  }

  private static JournalLine again(JsonReader json) throws Malformed {
    String file = json.string();
    if (json.nextKey() != null) {
      throw json.wrong("no further key");
    }
    return new JournalLine.Again(file);
  }

  private static JournalLine planned(JsonReader json) throws Malformed {
    String agent = json.string();
    List<CaseId> cases = List.of();
    List<CaseId> selection = List.of();
    SortedSet<Shard> shards = new TreeSet<>();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      switch (key) {
        case "cases" -> cases = ids(json);
        case "selection" -> selection = ids(json);
        case "shards" -> shards.addAll(shards(json));
        default -> json.skip();
      }
    }
    Shares shares = shards.isEmpty() ? null : new Shares(shards, new TreeSet<>(selection));
    return new JournalLine.Planned(agent, cases, shares);
  }

  private static List<CaseId> ids(JsonReader json) throws Malformed {
    List<CaseId> ids = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      ids.add(json.caseId());
    }
    return ids;
  }

  private static List<Shard> shards(JsonReader json) throws Malformed {
    List<Shard> shards = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      try {
        shards.add(Shard.parse(json.string()));
      } catch (IllegalArgumentException e) {
        throw json.wrong("i/n with i from 1 to n, and n no more than " + Shard.MOST);
      }
    }
    return shards;
  }

  private static JournalLine run(JsonReader json) throws Malformed {
    boolean ended =
        json.word(new String[] {JournalJson.BEGUN, JournalJson.ENDED}, Function.identity())
            .equals(JournalJson.ENDED);
    List<String> failures = new ArrayList<>();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      if (key.equals("failures")) {
        failures.addAll(texts(json));
      } else {
        json.skip();
      }
    }
    return ended ? new JournalLine.RunEnded(failures) : new JournalLine.RunBegun();
  }

  /** Values of a result's line, as far as they came. */
  private static final class Fields {
    CaseId id;
    String file;
    Behavior behavior;
    CloseBehavior behaviorClose;
    long duration;
    Integer code;
    Instant started;
    Long page;
    String description = "";
    String suite = "";
    String family = "";
    String level = "";
    List<String> clauses = List.of();
    List<String> requirements = List.of();
    List<CaseNotes.OutcomeNote> outcomes = List.of();
    List<Long> received = List.of();
    boolean timed;
    Double incomingRatio;
    Double outgoingRatio;
    EchoFacts echo;
    List<Attempt> attempts = List.of();
  }

  private static JournalLine finished(JsonReader json) throws Malformed {
    String agent = json.string();
    Fields fields = new Fields();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      read(json, key, fields);
    }
    if (fields.id == null
        || fields.file == null
        || fields.behavior == null
        || fields.behaviorClose == null) {
      throw json.here("wanted \"id\", \"file\", \"behavior\" and \"behaviorClose\"");
    }
    if (!FileName.fits(fields.file, fields.id)) {
      throw json.here(
          "\"file\": got \""
              + fields.file
              + "\", wanted agent_case_"
              + fields.id.toString().replace('.', '_'));
    }
    return new JournalLine.Finished(
        new StoredResult(
            new IndexEntry(
                agent,
                fields.id,
                fields.description,
                fields.behavior,
                fields.behaviorClose,
                fields.duration,
                new Measured(fields.timed, fields.incomingRatio, fields.outgoingRatio),
                fields.code,
                fields.file,
                fields.page != null,
                fields.attempts),
            fields.started,
            fields.page == null ? StoredResult.NOT_MADE : fields.page,
            new CaseNotes(
                fields.suite,
                fields.family,
                fields.level,
                fields.clauses,
                fields.requirements,
                fields.outcomes,
                fields.received,
                fields.echo)));
  }

  private static void read(JsonReader json, String key, Fields fields) throws Malformed {
    switch (key) {
      case "id" -> fields.id = json.caseId();
      case "file" -> fields.file = json.string();
      case "behavior" -> fields.behavior = json.behavior();
      case "behaviorClose" -> fields.behaviorClose = json.closeBehavior();
      case "duration" -> fields.duration = json.integer(Long.MIN_VALUE, Long.MAX_VALUE);
      case "remoteCloseCode" -> fields.code = json.codeOrNull();
      case "started" -> fields.started = DetailJsonReader.time(json);
      case "page" -> fields.page = json.isNull() ? null : json.integer(0, Long.MAX_VALUE);
      case "description" -> fields.description = text(json);
      case "suite" -> fields.suite = text(json);
      case "family" -> fields.family = text(json);
      case "level" -> fields.level = text(json);
      case "clauses" -> fields.clauses = texts(json);
      case "requirements" -> fields.requirements = texts(json);
      case "outcomes" -> fields.outcomes = outcomes(json);
      case "received" -> fields.received = lengths(json);
      case "timed" -> fields.timed = json.flag();
      case "incomingRatio" -> fields.incomingRatio = ratio(json);
      case "outgoingRatio" -> fields.outgoingRatio = ratio(json);
      case "echo" -> fields.echo = echo(json);
      case "attempts" -> fields.attempts = attempts(json);
      default -> json.skip();
    }
  }

  private static List<Attempt> attempts(JsonReader json) throws Malformed {
    List<Attempt> attempts = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      bounded(json, attempts);
      Behavior behavior = null;
      CloseBehavior close = null;
      long duration = 0;
      Integer code = null;
      json.beginObject();
      for (String key = json.nextKey(); key != null; key = json.nextKey()) {
        switch (key) {
          case "behavior" -> behavior = json.behavior();
          case "behaviorClose" -> close = json.closeBehavior();
          case "duration" -> duration = json.integer(Long.MIN_VALUE, Long.MAX_VALUE);
          case "remoteCloseCode" -> code = json.codeOrNull();
          default -> json.skip();
        }
      }
      if (behavior == null || close == null) {
        throw json.here("\"attempts\": wanted \"behavior\" and \"behaviorClose\"");
      }
      attempts.add(new Attempt(behavior, close, duration, code));
    }
    return attempts;
  }

  private static Double ratio(JsonReader json) throws Malformed {
    return json.isNull() ? null : json.number(MOST_RATIO);
  }

  private static EchoFacts echo(JsonReader json) throws Malformed {
    if (json.isNull()) {
      return null;
    }
    int planned = 0;
    int echoed = 0;
    String difference = null;
    boolean missing = false;
    json.beginObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      switch (key) {
        case "planned" -> planned = (int) json.integer(0, Integer.MAX_VALUE);
        case "echoed" -> echoed = (int) json.integer(0, Integer.MAX_VALUE);
        case "difference" -> difference = json.isNull() ? null : text(json);
        case "extensionMissing" -> missing = json.flag();
        default -> json.skip();
      }
    }
    return new EchoFacts(planned, echoed, difference, missing);
  }

  private static List<String> texts(JsonReader json) throws Malformed {
    List<String> texts = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      bounded(json, texts);
      texts.add(text(json));
    }
    return texts;
  }

  private static List<CaseNotes.OutcomeNote> outcomes(JsonReader json) throws Malformed {
    List<CaseNotes.OutcomeNote> outcomes = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      bounded(json, outcomes);
      String outcome = "";
      String meaning = "";
      List<Long> lengths = List.of();
      json.beginObject();
      for (String key = json.nextKey(); key != null; key = json.nextKey()) {
        switch (key) {
          case "key" -> outcome = text(json);
          case "meaning" -> meaning = text(json);
          case "lengths" -> lengths = lengths(json);
          default -> json.skip();
        }
      }
      outcomes.add(new CaseNotes.OutcomeNote(outcome, meaning, lengths));
    }
    return outcomes;
  }

  private static List<Long> lengths(JsonReader json) throws Malformed {
    List<Long> lengths = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      if (lengths.size() == Detail.MOST_EVENTS) {
        throw json.here("more than " + Detail.MOST_EVENTS + " lengths");
      }
      lengths.add(json.integer(EventText.UNKNOWN, Long.MAX_VALUE));
    }
    return lengths;
  }

  private static void bounded(JsonReader json, List<?> items) throws Malformed {
    if (items.size() == MOST_ITEMS) {
      throw json.here("more than " + MOST_ITEMS + " items");
    }
  }

  private static String text(JsonReader json) throws Malformed {
    String text = json.stringOrEmpty();
    if (text.length() > MOST_TEXT) {
      throw json.here("a text of more than " + MOST_TEXT + " characters");
    }
    return text;
  }
}
