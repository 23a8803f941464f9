package dev.wsproof.run;

import dev.wsproof.script.TestCase;
import java.util.List;

/**
 * Runs cases against servers, many side by side, each on a connection of its own. Safe for use by
 * one thread; blocks it while a run goes on.
 */
public final class FuzzingClient implements AutoCloseable {
  private final int parallel;
  private final String userAgent;

  /**
   * @param parallel how many cases may be under way at once, at least 1; 1 is the classic order
   * @param userAgent what we call ourselves in requests
   */
  public FuzzingClient(int parallel, String userAgent) {
    this.parallel = parallel;
    this.userAgent = userAgent;
  }

  /**
   * Runs {@code cases} against {@code target}: a sanity echo first, then the cases, a sanity echo
   * last. Never throws for what the server does.
   *
   * @param sink takes each result as it finishes
   * @param progress hears how it goes
   */
  public ServerRun run(Target target, List<TestCase> cases, ResultSink sink, RunProgress progress) {
    throw new UnsupportedOperationException(userAgent + parallel);
  }

  @Override
  public void close() {}
}
