package dev.wsproof.cli.testee.defect;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Has a client run all cases of a fuzzing server; what is asked of the server besides is asked
 * without a defect. For use by one thread.
 */
public final class DefectDriver {
  private final DefectClient client;
  private final String base;
  private final String agent;

  /**
   * @param server where the fuzzing server is
   * @param agent the name in its reports
   */
  public DefectDriver(DefectClient client, URI server, String agent) {
    this.client = client;
    this.base = server.toString().replaceFirst("[?].*", "").replaceFirst("/+$", "");
    this.agent = URLEncoder.encode(agent, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Runs all cases.
   *
   * @param parallel how many may be under way at once
   * @return how many there were
   * @throws IOException when the server cannot be reached or goes away; its message is a sentence
   */
  public int run(int parallel) throws IOException {
    String answer = DefectClient.ask(URI.create(base + "/getCaseCount")).strip();
    if (!answer.matches("\\d{1,6}")) {
      throw new IOException("/getCaseCount: wanted a number: is this a fuzzing server?");
    }
    int count = Integer.parseInt(answer);
    List<Callable<Void>> runs =
        IntStream.rangeClosed(1, count).<Callable<Void>>mapToObj(this::runCase).toList();
    ExecutorService lanes = Executors.newFixedThreadPool(parallel);
    try {
      for (Future<Void> run : lanes.invokeAll(runs)) {
        run.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      lanes.shutdownNow();
    }
    DefectClient.ask(URI.create(base + "/updateReports?agent=" + agent));
    return count;
  }

  private Callable<Void> runCase(int number) {
    return () -> {
      client.echo(URI.create(base + "/runCase?case=" + number + "&agent=" + agent));
      return null;
    };
  }
}
