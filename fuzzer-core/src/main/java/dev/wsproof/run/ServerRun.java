package dev.wsproof.run;

/**
 * How a run against one server went, verdicts aside.
 *
 * @param agent the name used in the reports
 * @param planned cases that were to run
 * @param finished cases that have a verdict
 * @param failure why the run itself failed, in one sentence; null when every planned case has a
 *     verdict and the server was alive at the end
 * @param failedFast whether that is because a case did not pass, and nobody wanted more
 */
public record ServerRun(
    String agent, int planned, int finished, String failure, boolean failedFast) {
  /** One that no verdict has ended. */
  public ServerRun(String agent, int planned, int finished, String failure) {
    this(agent, planned, finished, failure, false);
  }
}
