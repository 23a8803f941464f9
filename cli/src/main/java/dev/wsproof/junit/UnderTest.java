package dev.wsproof.junit;

import dev.wsproof.report.view.ReportInfo;

/** Something to run cases with; used once. */
interface UnderTest {
  /** What it is. */
  ReportInfo.Kind kind();

  /**
   * Runs the cases of its plan, within a limit of time, and lets go of everything.
   *
   * @param results takes what comes of them
   * @return why the run did not come to its end, in a sentence; null when it did
   * @throws InterruptedException when its thread is told to end
   */
  String run(Results results) throws InterruptedException;

  /** Ends the run before its time, from any thread; harmless at any time. */
  void stop();
}
