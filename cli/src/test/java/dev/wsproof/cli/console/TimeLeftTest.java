package dev.wsproof.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wsproof.cases.Catalogue;
import dev.wsproof.script.DeflateOffer;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.MessageSource;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run says of its rest is near the truth, calm, and absent when nobody can know. */
class TimeLeftTest {
  private static final Pattern TOLD = Pattern.compile("about (\\d+) (s|min|h) left");
  private long now = 5_000_000_000L;

  @Test
  void saysNothingAtFirst() {
    List<TestCase> cases = functional(100);
    TimeLeft left = new TimeLeft(cases, () -> now);
    assertEquals("", left.sentence());
    pass(left, cases.get(0), 0.5);
    assertEquals("", left.sentence(), "too early");
  }

  @Test
  void saysNothingOfEchoesBeforeOneWasMeasured() {
    List<TestCase> cases = new ArrayList<>(functional(100));
    cases.addAll(compressed(36));
    TimeLeft left = new TimeLeft(cases, () -> now);
    cases.subList(0, 100).forEach(testCase -> pass(left, testCase, 0.1));
    assertEquals("", left.sentence());
  }

  @Test
  void saysNothingWhenNobodyKnowsTheCases() {
    TimeLeft left = new TimeLeft(List.of(), () -> now);
    functional(50).forEach(testCase -> pass(left, testCase, 1));
    assertEquals("", left.sentence());
  }

  @Test
  void saysNothingWhenThereIsNothingLeftOrItIsOverdue() {
    List<TestCase> cases = functional(10);
    TimeLeft left = new TimeLeft(cases, () -> now);
    cases.subList(0, 9).forEach(testCase -> pass(left, testCase, 1));
    assertEquals("a few seconds left", left.sentence());
    now += 60_000_000_000L;
    assertEquals("", left.sentence(), "overdue");
    left.finished(cases.get(9));
    assertEquals("", left.sentence());
  }

  @Test
  void goesDownWhileTimePassesAndNothingFinishes() {
    List<TestCase> cases = functional(100);
    TimeLeft left = new TimeLeft(cases, () -> now);
    cases.subList(0, 50).forEach(testCase -> pass(left, testCase, 1));
    assertEquals("about 50 s left", left.sentence());
    now += 21_000_000_000L;
    assertEquals("about 30 s left", left.sentence());
  }

  @ParameterizedTest
  @CsvSource({"0.2, 1", "1, 1", "1, 7", "5, 42", "30, 3"})
  void isNearTheTruthAndNeverJumpsWhateverThePeersSpeed(double slowness, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TestCase> cases = new ArrayList<>(functional(200));
    cases.addAll(compressed(216));
    double[] seconds =
        cases.stream()
            .mapToDouble(
                testCase ->
                    slowness * CaseCost.of(testCase).seconds() * random.nextDouble(0.5, 2.0))
            .toArray();
    double rest = Arrays.stream(seconds).sum();
    TimeLeft left = new TimeLeft(cases, () -> now);
    double before = Double.NaN;
    int told = 0;
    int rises = 0;
    for (int i = 0; i < seconds.length; i++) {
      pass(left, cases.get(i), seconds[i]);
      rest -= seconds[i];
      double said = seconds(left.sentence());
      if (!Double.isNaN(said)) {
        told++;
        double most = Math.max(2.5 * rest, rest + 60);
        assertTrue(said <= most, "case " + i + ": said " + said + ", true " + rest);
        assertTrue(said >= 0.4 * rest - 10, "case " + i + ": said " + said + ", true " + rest);
        rises += said > before ? 1 : 0;
        before = said;
      }
    }
    assertTrue(told > 100, "told " + told + " times");
    assertTrue(rises <= 3, "rose " + rises + " times");
  }

  @Test
  void moreOctetsAndMoreWritesCostMore() {
    double plain = CaseCost.of(echo(1000, 1 << 10, null, Delivery.AT_ONCE, false)).seconds();
    assertTrue(CaseCost.of(echo(1000, 1 << 17, null, Delivery.AT_ONCE, false)).seconds() > plain);
    assertTrue(CaseCost.of(echo(1000, 1 << 10, 64, Delivery.AT_ONCE, false)).seconds() > plain);
    assertTrue(
        CaseCost.of(echo(1000, 1 << 10, null, Delivery.chopped(64), false)).seconds() > plain);
    assertTrue(CaseCost.of(echo(1000, 1 << 10, null, Delivery.AT_ONCE, true)).seconds() > plain);
    assertEquals(CaseCost.Kind.FUNCTIONAL, CaseCost.of(functional(1).get(0)).kind());
  }

  private void pass(TimeLeft left, TestCase testCase, double seconds) {
    now += (long) (seconds * 1e9);
    left.finished(testCase);
  }

  private static double seconds(String sentence) {
    if (sentence.equals("a few seconds left")) {
      return 5;
    }
    Matcher told = TOLD.matcher(sentence);
    if (!told.matches()) {
      assertEquals("", sentence);
      return Double.NaN;
    }
    int unit = told.group(2).equals("s") ? 1 : told.group(2).equals("min") ? 60 : 3600;
    return (double) unit * Integer.parseInt(told.group(1));
  }

  private static List<TestCase> functional(int many) {
    return Catalogue.classic().cases().subList(0, many).stream()
        .map(testCase -> with(testCase, List.of(), List.of()))
        .toList();
  }

  /** As the classic suite has them: 18 loads, over and over. */
  private static List<TestCase> compressed(int many) {
    List<TestCase> cases = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      int length =
          new int[] {16, 64, 256, 1 << 10, 1 << 12, 1 << 13, 1 << 14, 1 << 15, 1 << 16, 1 << 17}
              [i % 18 % 10];
      cases.add(echo(1000, length, null, Delivery.AT_ONCE, true));
    }
    return cases;
  }

  private static TestCase echo(
      int messages, int length, Integer fragment, Delivery delivery, boolean deflate) {
    MessageSource source = new MessageSource.Same(Payload.repeat(Payload.text("*"), length));
    return with(
        Catalogue.classic().cases().get(0),
        List.of(new Step.EchoLoop(Opcode.TEXT, source, messages, fragment, delivery, false)),
        deflate ? List.of(new DeflateOffer(false, null)) : List.of());
  }

  private static TestCase with(TestCase like, List<Step> steps, List<DeflateOffer> deflate) {
    return like.but().steps(steps).deflate(deflate).build();
  }
}
