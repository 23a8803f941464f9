package dev.wsproof.junit;

import java.net.URI;

/**
 * A driver for a WebSocket client under test, such as people have written for the classic suite: it
 * asks {@code /getCaseCount}, runs {@code /runCase} for each number and ends with {@code
 * /updateReports}.
 */
@FunctionalInterface
public interface ClientDriver {
  /**
   * Runs all cases; returns when that is done.
   *
   * @param server where the fuzzing server is, without a path
   * @param agent the client's name, for the parameter of that name
   * @throws Exception when it can't go on
   */
  void runAllCases(URI server, String agent) throws Exception;
}
