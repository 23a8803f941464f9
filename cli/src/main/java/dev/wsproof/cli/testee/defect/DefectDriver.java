package dev.wsproof.cli.testee.defect;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
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
  /**
   * How it went.
   *
   * @param cases how many there were
   * @param refused the numbers of those in which the client opened no connection
   */
  public record Done(int cases, Set<Integer> refused) {}

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
   * @throws IOException when the server cannot be reached or goes away; its message is a sentence
   */
  public Done run(int parallel) throws IOException {
    String answer = client.ask(URI.create(base + "/getCaseCount")).strip();
    if (!answer.matches("\\d{1,6}")) {
      throw new IOException("/getCaseCount: wanted a number: is this a fuzzing server?");
    }
    int count = Integer.parseInt(answer);
    Set<Integer> refused = ConcurrentHashMap.newKeySet();
    List<Callable<Void>> runs =
        IntStream.rangeClosed(1, count)
            .<Callable<Void>>mapToObj(number -> runCase(number, refused))
            .toList();
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
    client.ask(URI.create(base + "/updateReports?agent=" + agent));
    return new Done(count, Set.copyOf(refused));
  }

  private Callable<Void> runCase(int number, Set<Integer> refused) {
    return () -> {
      if (!client.echo(URI.create(base + "/runCase?case=" + number + "&agent=" + agent))) {
        refused.add(number);
      }
      return null;
    };
  }
}
