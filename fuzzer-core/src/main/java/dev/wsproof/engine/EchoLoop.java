package dev.wsproof.engine;

import dev.wsproof.deflate.PreparedMessage;
import dev.wsproof.deflate.PreparedMessages;
import dev.wsproof.observe.EchoFacts;
import dev.wsproof.observe.TranscriptRecorder;
import dev.wsproof.script.Step;
import dev.wsproof.wire.Opcode;
import java.nio.ByteBuffer;

/**
 * Sends messages in lockstep with their echoes and compares these as they arrive; begins to close
 * when the last one has come, or a wrong one, and keeps no octet the peer sent. Confined to its
 * conversation's event loop.
 */
final class EchoLoop implements MessageSink {
  private static final int NORMAL = 1000;

  private final Conversation conversation;
  private final Outbound outbound;
  private final TranscriptRecorder recorder;
  private final TrafficCounter traffic;
  private final EventLoop loop;
  private final Step.EchoLoop step;
  private final PreparedMessages.Cursor messages;
  private final boolean compresses;
  private final EchoComparison comparison = new EchoComparison();

  private OutgoingMessage underWay;
  private boolean running;
  private int echoed;
  private String difference;

  /**
   * @param messages what to send, in order
   * @param compresses whether they are compressed
   */
  EchoLoop(
      Conversation conversation,
      Outbound outbound,
      TranscriptRecorder recorder,
      TrafficCounter traffic,
      EventLoop loop,
      Step.EchoLoop step,
      PreparedMessages.Cursor messages,
      boolean compresses) {
    this.conversation = conversation;
    this.outbound = outbound;
    this.recorder = recorder;
    this.traffic = traffic;
    this.loop = loop;
    this.step = step;
    this.messages = messages;
    this.compresses = compresses;
  }

  /** Sends the first message; the rest follows by itself. */
  void run() {
    running = true;
    if (!step.logged()) {
      recorder.switchRows(false);
    }
    if (step.messages() == 0) {
      finish();
    } else {
      sendNext();
    }
  }

  /** Sends no more: closing begins, or the connection is gone. */
  void stop() {
    if (running) {
      running = false;
      traffic.end();
      recorder.switchRows(true);
      messages.close();
    }
  }

  /** How far it came. */
  EchoFacts facts() {
    return new EchoFacts(step.messages(), echoed, difference, false);
  }

  /** An octet that breaks it is not the octet we sent. */
  @Override
  public boolean noticesBrokenText() {
    return true;
  }

  @Override
  public void begin(boolean binary) {
    if (running) {
      check(comparison.begin(binary));
    } else if (echoed == step.messages() && difference == null) {
      check("came, though no message was left to echo");
    }
  }

  @Override
  public boolean data(ByteBuffer octets) {
    if (running) {
      check(comparison.compare(octets));
    }
    return running;
  }

  @Override
  public void end() {
    if (running) {
      check(comparison.end());
      if (running && !underWay.isDone()) {
        check("came whole before all of it was sent");
      }
    }
    if (running) {
      echoed++;
      if (echoed == step.messages()) {
        finish();
      } else if (conversation.owesTooMuch()) {
        conversation.giveUp("peer sends echoes and does not read the messages");
      } else {
        sendNext();
      }
    }
  }

  private void sendNext() {
    PreparedMessage message = messages.next();
    comparison.expect(message.plain(), step.opcode() == Opcode.BINARY);
    underWay =
        outbound.stream(
            step.opcode(),
            message.carried(),
            message.plain().length(),
            compresses,
            step.fragment(),
            step.delivery());
    if (echoed + 1 < step.messages()) {
      loop.execute(this::prepareNext); // behind the flush: the peer works meanwhile
    }
  }

  private void prepareNext() {
    if (running) {
      messages.prepare();
    }
  }

  private void check(String how) {
    if (how != null) {
      difference = "message " + (echoed + 1) + ": " + how;
      finish();
    }
  }

  private void finish() {
    stop();
    conversation.close(NORMAL, null);
  }
}
