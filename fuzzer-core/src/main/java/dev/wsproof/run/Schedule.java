package dev.wsproof.run;

import dev.wsproof.script.MessageSource;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Says which case is next and when there is room for it; runs none. Cases are known by their place
 * in the selection. Confined to one thread.
 */
final class Schedule {
  private record Place(int index, Lanes.Kind kind, long load, Duration pauses) {}

  private final Lanes lanes;
  private final Deque<Place> waiting;
  private Lanes.Kind kind;
  private int underWay;

  Schedule(List<TestCase> cases, Lanes lanes) {
    this.lanes = lanes;
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      TestCase one = cases.get(i);
      places.add(new Place(i, Lanes.Kind.of(one), load(one), mandatedWait(one)));
    }
    if (!lanes.isOneAtATime()) {
      // What takes longest goes first. Among equals the selection's order, so that neighbours,
      // which send the same messages, find them prepared.
      places.sort(
          Comparator.comparing(Place::kind)
              .thenComparing(Place::load, Comparator.reverseOrder())
              .thenComparing(Place::pauses, Comparator.reverseOrder())
              .thenComparing(Place::index));
    }
    this.waiting = new ArrayDeque<>(places);
  }

  /** The place of a case that begins now; -1 when none may. */
  int begin() {
    Place next = waiting.peek();
    if (next == null || (underWay > 0 && !hasRoom(next.kind()))) {
      return -1;
    }
    waiting.remove();
    kind = next.kind();
    underWay++;
    return next.index();
  }

  /** A case that began is over. */
  void end() {
    underWay--;
  }

  /** Lets no case begin any more. */
  void cancel() {
    waiting.clear();
  }

  /** Whether no case is under way. */
  boolean isIdle() {
    return underWay == 0;
  }

  private boolean hasRoom(Lanes.Kind next) {
    return next == kind && underWay < lanes.width(kind);
  }

  /** Octets that travel each way, about. */
  private static long load(TestCase testCase) {
    long sum = 0;
    for (Step step : testCase.steps()) {
      if (step instanceof Step.EchoLoop echo) {
        int length =
            echo.source() instanceof MessageSource.Ring ring
                ? ring.length()
                : ((MessageSource.Same) echo.source()).payload().length();
        sum += (long) length * echo.messages();
      }
    }
    return sum;
  }

  private static Duration mandatedWait(TestCase testCase) {
    Duration sum = Duration.ZERO;
    for (Step step : testCase.steps()) {
      if (step instanceof Step.Wait pause) {
        sum = sum.plus(pause.time());
      }
    }
    return sum;
  }
}
