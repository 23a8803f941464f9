package dev.wsproof.run;

/** Hears how a run goes on; calls come one at a time, though not always from the same thread. */
public interface RunProgress {
  /** The sanity echo is done and {@code total} cases begin against {@code agent}. */
  default void begun(String agent, int total) {}

  /** A case begins. */
  default void started(String agent, dev.wsproof.script.TestCase testCase) {}

  /** A case has its verdict; {@code done} of {@code total} now have. */
  default void finished(CaseResult result, int done, int total) {}

  /** A case that did not pass has run again; the verdict is that of this attempt. */
  default void again(CaseResult result) {}

  /** Something a person should know, in one sentence. */
  default void warned(String agent, String sentence) {}
}
