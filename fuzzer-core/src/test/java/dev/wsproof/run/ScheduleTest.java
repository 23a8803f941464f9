package dev.wsproof.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.script.DeflateOffer;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.MessageSource;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Opcode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final TestCase QUICK = EchoCases.testCase(1, List.of());
  private static final TestCase SLOW =
      EchoCases.testCase(2, List.of(), new Step.Wait(Duration.ofSeconds(1), null));
  private static final TestCase LIMIT =
      EchoCases.plain(3, Opcode.TEXT, 9, 1, null, Delivery.AT_ONCE);
  private static final TestCase LARGE_LIMIT =
      EchoCases.plain(4, Opcode.TEXT, 99, 1, null, Delivery.AT_ONCE);
  private static final TestCase SMALL_DEFLATE = deflate(16);
  private static final TestCase LARGE_DEFLATE = deflate(4096);

  private static TestCase deflate(int length) {
    return EchoCases.deflate(
        length,
        Opcode.BINARY,
        new MessageSource.Ring(EchoCases.BINARY, length),
        10,
        null,
        new DeflateOffer(false, null));
  }

  /** What begins until there is no more room. */
  private static List<Integer> fill(Schedule schedule) {
    List<Integer> begun = new ArrayList<>();
    for (int i = schedule.begin(); i >= 0; i = schedule.begin()) {
      begun.add(i);
    }
    return begun;
  }

  @Test
  void oneAtATimeIsTheOrderOfTheSelection() {
    List<TestCase> cases = List.of(LIMIT, QUICK, LARGE_DEFLATE, SLOW, SMALL_DEFLATE);
    Schedule schedule = new Schedule(cases, Lanes.upTo(1));
    for (int i = 0; i < cases.size(); i++) {
      assertEquals(List.of(i), fill(schedule));
      schedule.end();
    }
    assertEquals(List.of(), fill(schedule));
  }

  @Test
  void casesOfTwoKindsAreNeverUnderWayTogether() {
    Schedule schedule =
        new Schedule(
            List.of(LIMIT, QUICK, LARGE_DEFLATE, QUICK, LARGE_LIMIT, SMALL_DEFLATE),
            new Lanes(16, 2, 1));
    assertEquals(List.of(1, 3), fill(schedule));
    schedule.end();
    assertEquals(List.of(), fill(schedule));
    schedule.end();
    assertEquals(List.of(2, 5), fill(schedule));
    schedule.end();
    schedule.end();
    assertEquals(List.of(4), fill(schedule)); // alone, the larger first
    schedule.end();
    assertEquals(List.of(0), fill(schedule));
  }

  @Test
  void noMoreAreUnderWayThanTheLaneHasRoomFor() {
    List<TestCase> cases = IntStream.range(0, 5).mapToObj(i -> LARGE_DEFLATE).toList();
    Schedule schedule = new Schedule(cases, new Lanes(16, 2, 1));
    assertEquals(List.of(0, 1), fill(schedule));
    schedule.end();
    assertEquals(List.of(2), fill(schedule));
  }

  @Test
  void whatTakesLongestGoesFirstAndEqualsStayTogether() {
    Schedule schedule =
        new Schedule(
            List.of(SMALL_DEFLATE, LARGE_DEFLATE, LARGE_DEFLATE, SMALL_DEFLATE, QUICK, SLOW),
            new Lanes(16, 16, 1));
    assertEquals(List.of(5, 4), fill(schedule));
    schedule.end();
    schedule.end();
    assertEquals(List.of(1, 2, 0, 3), fill(schedule));
  }

  @Test
  void nothingBeginsAfterACancel() {
    Schedule schedule = new Schedule(List.of(QUICK, QUICK), Lanes.upTo(1));
    schedule.begin();
    schedule.cancel();
    schedule.end();
    assertEquals(-1, schedule.begin());
  }
}
