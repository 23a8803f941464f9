package dev.wsproof.bench;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks and prints one table; judges no figure. */
public final class Benchmarks {
  private Benchmarks() {}

  /** Runs those whose names match the regular expression given. */
  public static void main(String[] args) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(args[0])
            .mode(Mode.Throughput)
            .timeUnit(TimeUnit.SECONDS)
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.milliseconds(300))
            .measurementIterations(5)
            .measurementTime(TimeValue.milliseconds(300))
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    System.out.printf("%-48s %10s %12s %12s%n", "benchmark", "octets", "ns/op", "GB/s");
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark().replaceFirst("dev\\.wsproof\\.bench\\.", "");
      double perSecond = result.getPrimaryResult().getScore();
      int octets = octets(result, name);
      System.out.printf(
          "%-48s %10s %12.1f %12s%n",
          name,
          octets == 0 ? "" : octets,
          1e9 / perSecond,
          octets == 0 ? "" : String.format("%.3f", perSecond * octets / 1e9));
    }
  }

  /** How many octets a call is about; 0 when it is about none. */
  private static int octets(RunResult result, String name) {
    if (name.startsWith("Utf8")) {
      return Utf8Benchmark.SIZE;
    }
    String size = result.getParams().getParam("size");
    return size == null ? 0 : Integer.parseInt(size);
  }
}
