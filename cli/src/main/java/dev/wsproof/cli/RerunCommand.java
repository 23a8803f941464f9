package dev.wsproof.cli;

import dev.wsproof.engine.EngineOptions;
import dev.wsproof.report.view.Detail;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.run.Target;
import dev.wsproof.script.CaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A command line that a person can copy to run one case again; runs nothing.
 *
 * @param words the command line up to the case
 */
record RerunCommand(List<String> words) {
  private static final String PROGRAM = "./wsproof";
  private static final Pattern TARGET = Pattern.compile("GET (/[\\w%+=:,./~?&-]{0,200}) HTTP/");
  private static final Pattern HOST = Pattern.compile("(?im)^Host: ([\\w.\\[\\]:-]{1,100})\\s*$");

  /** Defensive copy. */
  RerunCommand {
    words = List.copyOf(words);
  }

  /** Of {@code wsproof demo}. */
  static RerunCommand ofDemo() {
    return new RerunCommand(List.of(PROGRAM, "demo"));
  }

  /**
   * Of {@code wsproof fuzzingclient}: against {@code target} alone where flags can say all there is
   * to say of it, else with the spec file again.
   *
   * @param source the spec file, or the URL
   * @param flagsSayAll whether flags that are added to this say all of the way to it
   */
  static RerunCommand ofClient(Target target, String source, boolean flagsSayAll) {
    boolean plain =
        flagsSayAll && target.hostname() == null && target.options().equals(EngineOptions.DEFAULT);
    List<String> words = new ArrayList<>();
    words.addAll(List.of(PROGRAM, "fuzzingclient", plain ? target.uri().toString() : source));
    if (plain) {
      add(words, "--agent", target.agent());
      add(words, "--origin", target.origin());
      target.protocols().forEach(protocol -> add(words, "--protocol", protocol));
    }
    add(words, "--ca", target.tls().caFile());
    if (target.tls().insecure()) {
      words.add("--insecure");
    }
    return new RerunCommand(words);
  }

  /**
   * Of whatever made {@code shown}, as far as its detail file tells: the URL is as the request
   * names it, and {@code URL} when there is none.
   */
  static RerunCommand ofRecorded(Evidence shown) {
    Detail detail = shown.detail();
    List<String> suite = KnownCases.suiteWords(shown.finding().id());
    if (detail != null && detail.isServer()) {
      return new RerunCommand(List.of(PROGRAM, "fuzzingserver")).and(suite);
    }
    String agent = shown.finding().agent();
    String url = detail == null ? "URL" : url(detail.request());
    return new RerunCommand(List.of(PROGRAM, "fuzzingclient", url, "--agent", agent)).and(suite);
  }

  private static String url(String request) {
    Matcher target = TARGET.matcher(request);
    Matcher host = HOST.matcher(request);
    return target.lookingAt() && host.find() ? "ws://" + host.group(1) + target.group(1) : "URL";
  }

  /** Of {@code wsproof fuzzingserver}; options that only a spec file can give are not in it. */
  static RerunCommand ofServer(ServerPlan plan) {
    List<String> words = new ArrayList<>(List.of(PROGRAM, "fuzzingserver"));
    if (plan.exec() == null || plan.spec().url().getPort() != 0) {
      words.add(plan.spec().url().toString());
    }
    add(words, "--exec", plan.exec());
    add(words, "--agent", plan.exec() == null ? null : plan.agent());
    add(words, "--cert", plan.spec().cert());
    add(words, "--key", plan.spec().key());
    return new RerunCommand(words).and(plan.suiteWords()).and(TimeoutOption.words(plan.timeouts()));
  }

  /** With more flags. */
  RerunCommand and(List<String> flags) {
    List<String> all = new ArrayList<>(words);
    all.addAll(flags);
    return new RerunCommand(all);
  }

  private static void add(List<String> words, String flag, Object value) {
    if (value != null) {
      words.add(flag);
      words.add(value.toString());
    }
  }

  /** The line for {@code id}. */
  String of(CaseId id) {
    return words.stream().map(RerunCommand::quoted).collect(Collectors.joining(" "))
        + " --cases "
        + id;
  }

  /** As a POSIX shell reads it as one word. */
  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
