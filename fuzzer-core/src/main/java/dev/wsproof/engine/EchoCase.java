package dev.wsproof.engine;

import dev.wsproof.deflate.DeflateParameters;
import dev.wsproof.deflate.PreparedMessages;
import dev.wsproof.observe.EchoFacts;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Role;

/**
 * The echo loop of a case, from before it runs to the facts about it; a case that has none has no
 * facts either. Confined to its conversation's event loop.
 */
final class EchoCase {
  /** Makes a loop over messages that are, or are not, compressed; does not run it. */
  @FunctionalInterface
  interface Maker {
    EchoLoop make(Step.EchoLoop step, PreparedMessages.Cursor messages, boolean compressed);
  }

  private final Step.EchoLoop step;
  private final boolean needsDeflate;
  private final PreparedMessages prepared;
  private final Maker maker;
  private EchoLoop loop;
  private boolean extensionMissing;

  EchoCase(TestCase testCase, PreparedMessages prepared, Maker maker) {
    this.step =
        testCase.steps().stream()
            .filter(Step.EchoLoop.class::isInstance)
            .map(Step.EchoLoop.class::cast)
            .findFirst()
            .orElse(null);
    this.needsDeflate = !testCase.deflate().isEmpty();
    this.prepared = prepared;
    this.maker = maker;
  }

  /** Whether the case is judged by its echoes. */
  boolean isOne() {
    return step != null;
  }

  /**
   * Makes the loop, unless the case needs an extension that is not there.
   *
   * @param role which end we are
   * @param deflate what was agreed on; null for nothing
   * @return the loop; null when it cannot be run
   */
  EchoLoop begin(Role role, DeflateParameters deflate) {
    extensionMissing = needsDeflate && deflate == null;
    if (extensionMissing) {
      return null;
    }
    PreparedMessages.Cursor messages =
        deflate == null
            ? prepared.plain(step.source())
            : prepared.compressed(
                step.source(), deflate.noContextTakeover(role), deflate.maxWindowBits(role));
    loop = maker.make(step, messages, deflate != null);
    return loop;
  }

  /** Whether it has begun, or could not. */
  boolean hasBegun() {
    return loop != null || extensionMissing;
  }

  /** Sends no more: closing begins, or the connection is gone. */
  void stop() {
    if (loop != null) {
      loop.stop();
    }
  }

  /** How far it came; null when the case is none. */
  EchoFacts facts() {
    if (loop != null) {
      return loop.facts();
    }
    return step == null ? null : new EchoFacts(step.messages(), 0, null, extensionMissing);
  }
}
