package dev.wsproof.cli.detect;

import dev.wsproof.cli.testee.defect.Defect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Lays out which cases of which suite noticed which endpoint; runs nothing. Immutable. */
public final class DetectionTable {
  private static final String SERVER = "server";
  private static final String CLIENT = "client";

  private final List<String> suites;
  private final Map<String, List<Detected>> endpoints = new LinkedHashMap<>();

  /**
   * @param lines of endpoints with a defect, and of those without, which are left out
   */
  public DetectionTable(Collection<Detected> lines) {
    suites = lines.stream().map(Detected::suite).distinct().sorted().toList();
    for (Detected line : lines) {
      if (!line.defect().equals(Caught.NONE)) {
        String key = line.defect() + " " + line.endpoint();
        endpoints.computeIfAbsent(key, one -> new ArrayList<>()).add(line);
      }
    }
  }

  /** How many of how many endpoints were noticed. */
  public List<String> totals() {
    List<String> text = new ArrayList<>();
    for (String suite : suites) {
      text.add(suite + ": " + count(of(suite, Detected::noticed)));
    }
    if (suites.size() > 1) {
      text.add("some suite: " + count(this::noticed));
    }
    text.add("and a gate would fail: " + count(lines -> any(lines, Detected::fails)));
    return text;
  }

  /** The endpoints that nobody noticed. */
  public List<String> unnoticed() {
    return endpoints.values().stream()
        .filter(lines -> !noticed(lines))
        .map(lines -> lines.get(0).defect() + " (" + lines.get(0).endpoint() + ")")
        .toList();
  }

  /** Totals and the table itself. */
  public String markdown() {
    StringBuilder text = new StringBuilder("| noticed by | servers | clients |\n|---|---|---|\n");
    for (String suite : suites) {
      total(suite, of(suite, Detected::noticed), text);
    }
    if (suites.size() > 1) {
      for (String suite : suites) {
        total(suite + " alone", lines -> alone(suite, lines), text);
      }
      total("some suite", this::noticed, text);
    }
    for (String suite : suites) {
      total(suite + ", so that a gate fails", of(suite, Detected::fails), text);
    }
    total("some suite, so that a gate fails", lines -> any(lines, Detected::fails), text);
    total("nothing", lines -> !noticed(lines), text);
    text.append("| endpoints with a defect | ").append(all(SERVER).size());
    text.append(" | ").append(all(CLIENT).size()).append(" |\n\n");
    text.append("| defect | rule |");
    suites.forEach(suite -> text.append(' ').append(suite).append(" |"));
    text.append("\n|---|---|").append("---|".repeat(suites.size())).append('\n');
    endpoints.values().forEach(lines -> row(lines, text));
    return text.toString();
  }

  private void row(List<Detected> lines, StringBuilder text) {
    String name = lines.get(0).defect();
    Defect defect = Defect.named(name).orElseThrow();
    text.append("| `").append(name).append("`, ").append(lines.get(0).endpoint()).append(": ");
    text.append(defect.about()).append(" | ").append(defect.clause()).append(" |");
    for (Detected line : lines) {
      text.append(' ').append(line.noticed() ? line.cases() : "–");
      if (line.noticed() && !line.mildly().isEmpty()) {
        text.append(line.fails() ? " (mildly " + line.mildly() + ")" : " (mildly)");
      }
      text.append(" |");
    }
    text.append('\n');
  }

  private void total(String what, Predicate<List<Detected>> which, StringBuilder text) {
    text.append("| ").append(what).append(" | ").append(all(SERVER).stream().filter(which).count());
    text.append(" | ").append(all(CLIENT).stream().filter(which).count()).append(" |\n");
  }

  private String count(Predicate<List<Detected>> which) {
    return of(SERVER, "servers", which) + ", " + of(CLIENT, "clients", which);
  }

  private String of(String endpoint, String plural, Predicate<List<Detected>> which) {
    List<List<Detected>> all = all(endpoint);
    return all.stream().filter(which).count() + " of " + all.size() + " " + plural;
  }

  private List<List<Detected>> all(String endpoint) {
    return endpoints.values().stream().filter(l -> l.get(0).endpoint().equals(endpoint)).toList();
  }

  private boolean noticed(List<Detected> lines) {
    return any(lines, Detected::noticed);
  }

  private static boolean alone(String suite, List<Detected> lines) {
    return any(lines, Detected::noticed)
        && lines.stream().noneMatch(line -> line.noticed() && !line.suite().equals(suite));
  }

  private static Predicate<List<Detected>> of(String suite, Predicate<Detected> which) {
    return lines -> any(lines, line -> line.suite().equals(suite) && which.test(line));
  }

  private static boolean any(List<Detected> lines, Predicate<Detected> which) {
    return lines.stream().anyMatch(which);
  }
}
