package dev.wsproof.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Launches a factory of dynamic tests as a build tool does; keeps what came of each test. */
final class Launch implements TestExecutionListener {
  private static volatile Supplier<Stream<DynamicNode>> next = Stream::empty;

  private final Map<String, TestExecutionResult> tests =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, TestExecutionResult> containers =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, String> uniqueIds = Collections.synchronizedMap(new LinkedHashMap<>());

  /** What is launched. */
  static class Factory {
    @TestFactory
    Stream<DynamicNode> factory() {
      return next.get();
    }
  }

  private Launch() {}

  /** Launches all tests, one after the other. */
  static Launch of(Supplier<Stream<DynamicNode>> tests) {
    return of(tests, selectClass(Factory.class), false);
  }

  /** Launches all tests, some of them side by side. */
  static Launch sideBySide(Supplier<Stream<DynamicNode>> tests) {
    return of(tests, selectClass(Factory.class), true);
  }

  /** Launches one test alone, as an editor does. */
  static Launch one(Supplier<Stream<DynamicNode>> tests, String uniqueId) {
    return of(tests, selectUniqueId(uniqueId), false);
  }

  private static synchronized Launch of(
      Supplier<Stream<DynamicNode>> tests, DiscoverySelector selector, boolean sideBySide) {
    Launch launch = new Launch();
    next = tests;
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selector)
                .configurationParameter(
                    "junit.jupiter.execution.parallel.enabled", String.valueOf(sideBySide))
                .configurationParameter(
                    "junit.jupiter.execution.parallel.mode.default", "concurrent")
                .build(),
            launch);
    next = Stream::empty;
    return launch;
  }

  @Override
  public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
    (identifier.isTest() ? tests : containers).put(identifier.getDisplayName(), result);
    uniqueIds.put(identifier.getDisplayName(), identifier.getUniqueId());
  }

  /** How many tests came to this end. */
  long count(TestExecutionResult.Status status) {
    return tests.values().stream().filter(result -> result.getStatus() == status).count();
  }

  /** The names of the tests. */
  List<String> names() {
    return List.copyOf(tests.keySet());
  }

  /** The names of what contains them. */
  List<String> containers() {
    return List.copyOf(containers.keySet());
  }

  /** What the test, or the container, whose name begins like this threw. */
  Throwable thrown(String name) {
    return Stream.concat(tests.entrySet().stream(), containers.entrySet().stream())
        .filter(entry -> entry.getKey().startsWith(name))
        .map(entry -> entry.getValue().getThrowable())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " threw nothing: " + tests));
  }

  /** What all tests that threw something said, each sentence once. */
  List<String> sentences() {
    return tests.values().stream()
        .flatMap(result -> result.getThrowable().stream())
        .map(Throwable::getMessage)
        .distinct()
        .toList();
  }

  /** The id of the test whose name begins like this. */
  String uniqueId(String name) {
    return uniqueIds.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }
}
