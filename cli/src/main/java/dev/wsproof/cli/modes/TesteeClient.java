package dev.wsproof.cli.modes;

import dev.wsproof.cli.testee.StrictClient;
import io.netty.channel.Channel;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A client under test and its driver: asks a fuzzing server how many cases there are, echoes
 * strictly in each, has the reports written; judges nothing. A case whose handshake it refuses is
 * over, and the next one begins. For use by one thread.
 */
public final class TesteeClient {
  private static final int ANSWER_SECONDS = 10;

  /** How long reports may take to be written. */
  private static final int REPORTS_SECONDS = 120;

  private static final int CASE_SECONDS = 600;
  private static final int EVERY = 25;
  private static final String IN_TIME =
      "the server did not end the connection in time: is this a fuzzing server?";

  private final Connector connector;
  private final String base;
  private final String agent;
  private final Consumer<String> told;
  private final ConcurrentNavigableMap<Integer, String> refusals = new ConcurrentSkipListMap<>();

  /**
   * @param server where the fuzzing server is
   * @param agent the name in its reports
   * @param told hears in lines how it goes
   */
  public TesteeClient(Connector connector, URI server, String agent, Consumer<String> told) {
    String text = server.toString();
    String place = server.getRawQuery() == null ? text : text.substring(0, text.indexOf('?'));
    this.connector = connector;
    this.base = place.replaceFirst("/+$", "");
    this.agent = URLEncoder.encode(agent, StandardCharsets.UTF_8).replace("+", "%20");
    this.told = told;
  }

  /**
   * Runs all cases.
   *
   * @param parallel how many may be under way at once
   * @return how many there were
   * @throws IOException when the server cannot be reached or goes away; its message is a sentence
   */
  public int run(int parallel) throws IOException {
    int count = caseCount(ask("/getCaseCount", ANSWER_SECONDS));
    told.accept(count + (count == 1 ? " case" : " cases"));
    AtomicInteger next = new AtomicInteger(1);
    Collection<CompletableFuture<Void>> lanes = new ArrayList<>();
    for (int i = 0; i < Math.min(parallel, count); i++) {
      lanes.add(lane(next, count));
    }
    await(
        CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new)),
        (long) CASE_SECONDS * count);
    ask("/updateReports?agent=" + agent, REPORTS_SECONDS);
    Map.Entry<Integer, String> refused = refusals.firstEntry();
    if (refused != null) {
      told.accept(
          refusals.size() + " of " + count + " refused in the handshake: " + refused.getValue());
    }
    return count;
  }

  private static int caseCount(String answer) throws IOException {
    String digits = answer.strip();
    if (!digits.matches("\\d{1,6}")) {
      throw new IOException(
          "/getCaseCount: got \""
              + digits.substring(0, Math.min(60, digits.length()))
              + "\", wanted a number: is this a fuzzing server?");
    }
    return Integer.parseInt(digits);
  }

  /** Runs one case after the other. */
  private CompletableFuture<Void> lane(AtomicInteger next, int count) {
    int number = next.getAndIncrement();
    if (number > count) {
      return CompletableFuture.completedFuture(null);
    }
    return connector
        .open(URI.create(base + "/runCase?case=" + number + "&agent=" + agent), StrictClient.echo())
        .thenCompose(TesteeClient::ended)
        .exceptionallyCompose(failure -> afterRefusal(number, failure))
        .thenCompose(
            ended -> {
              if (number % EVERY == 0 || number == count) {
                told.accept(number + " of " + count + " done");
              }
              return lane(next, count);
            });
  }

  /** Nothing, when it was the client who found fault; what went wrong else. */
  private CompletionStage<Void> afterRefusal(int number, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof Handshake.Refused) {
      refusals.put(number, cause.getMessage());
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.failedFuture(cause);
  }

  private static CompletableFuture<Void> ended(Channel channel) {
    CompletableFuture<Void> ended = new CompletableFuture<>();
    channel.closeFuture().addListener(done -> ended.complete(null));
    return ended.orTimeout(CASE_SECONDS, TimeUnit.SECONDS);
  }

  /** The one message of a control endpoint; empty when there is none. */
  private String ask(String endpoint, int seconds) throws IOException {
    StringBuffer answer = new StringBuffer();
    await(
        connector
            .open(
                URI.create(base + endpoint),
                new Messages(answer::append),
                Duration.ofSeconds(seconds))
            .thenCompose(TesteeClient::ended),
        seconds);
    return answer.toString();
  }

  private static void await(CompletableFuture<?> done, long seconds) throws IOException {
    try {
      done.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException(IN_TIME, e);
    } catch (TimeoutException e) {
      throw new IOException(IN_TIME, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
