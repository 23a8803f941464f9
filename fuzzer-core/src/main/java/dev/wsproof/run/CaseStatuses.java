package dev.wsproof.run;

import dev.wsproof.script.CaseId;
import dev.wsproof.verdict.Behavior;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Remembers the verdict of every agent's cases and which are under way, and calls those who wait
 * for one. Bounded in agents and in waiters. Safe for use by many threads.
 */
final class CaseStatuses {
  private static final int MOST_AGENTS = 1000;
  private static final int MOST_WAITERS = 1000;

  private record Key(String agent, CaseId id) {}

  private final Map<String, Integer> underWay = new HashMap<>();
  private final Map<Key, Behavior> verdicts = new HashMap<>();
  private final Map<Key, List<Consumer<Behavior>>> waiters = new HashMap<>();
  private final Map<String, List<Runnable>> idleWaiters = new HashMap<>();
  private int waiting;

  /** Notes a verdict from an earlier run. */
  synchronized void remember(String agent, CaseId id, Behavior behavior) {
    verdicts.put(new Key(agent, id), behavior);
  }

  /** Notes that a case begins; false when there are too many agents already. */
  synchronized boolean begin(String agent, CaseId id) {
    if (!underWay.containsKey(agent) && underWay.size() >= MOST_AGENTS) {
      return false;
    }
    underWay.merge(agent, 1, Integer::sum);
    verdicts.remove(new Key(agent, id)); // an earlier one must not answer for this one
    return true;
  }

  /** Notes that a case has ended, with a verdict or, when {@code behavior} is null, without. */
  void end(String agent, CaseId id, Behavior behavior) {
    List<Runnable> calls = new ArrayList<>();
    synchronized (this) {
      if (underWay.merge(agent, -1, Integer::sum) == 0) {
        List<Runnable> idle = idleWaiters.remove(agent);
        if (idle != null) {
          calls.addAll(idle);
        }
      }
      if (behavior != null) {
        Key key = new Key(agent, id);
        verdicts.put(key, behavior);
        List<Consumer<Behavior>> those = waiters.remove(key);
        if (those != null) {
          waiting -= those.size();
          those.forEach(waiter -> calls.add(() -> waiter.accept(behavior)));
        }
      }
    }
    calls.forEach(Runnable::run);
  }

  /**
   * Calls {@code waiter} with the verdict, now or when it exists.
   *
   * @return what ends the waiting; null when too many wait
   */
  Runnable whenKnown(String agent, CaseId id, Consumer<Behavior> waiter) {
    Key key = new Key(agent, id);
    Behavior known;
    synchronized (this) {
      known = verdicts.get(key);
      if (known == null) {
        if (waiting >= MOST_WAITERS) {
          return null;
        }
        waiting++;
        waiters.computeIfAbsent(key, any -> new ArrayList<>()).add(waiter);
      }
    }
    if (known != null) {
      waiter.accept(known);
    }
    return () -> forget(key, waiter);
  }

  private synchronized void forget(Key key, Consumer<Behavior> waiter) {
    List<Consumer<Behavior>> those = waiters.get(key);
    if (those != null && those.remove(waiter)) {
      waiting--;
      if (those.isEmpty()) {
        waiters.remove(key);
      }
    }
  }

  /** Calls {@code waiter}, now or as soon as no case of {@code agent} is under way. */
  void whenIdle(String agent, Runnable waiter) {
    synchronized (this) {
      if (underWay.getOrDefault(agent, 0) > 0) {
        idleWaiters.computeIfAbsent(agent, any -> new ArrayList<>()).add(waiter);
        return;
      }
    }
    waiter.run();
  }
}
