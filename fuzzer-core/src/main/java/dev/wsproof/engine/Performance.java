package dev.wsproof.engine;

import dev.wsproof.observe.Event;
import dev.wsproof.observe.LogRow;
import dev.wsproof.observe.TranscriptRecorder;
import dev.wsproof.script.Actor;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TcpEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Performs the steps of a script on a conversation, one after the other, with the pauses they ask
 * for; never waits for the peer. Confined to its conversation's event loop.
 */
final class Performance implements Actor {
  private final Conversation conversation;
  private final Outbound outbound;
  private final TranscriptRecorder recorder;
  private final EventLoop loop;
  private final Iterator<Step> steps;
  private final List<EventLoop.Timer> timers = new ArrayList<>();
  private boolean pausing;

  Performance(
      Conversation conversation,
      Outbound outbound,
      TranscriptRecorder recorder,
      EventLoop loop,
      List<Step> steps) {
    this.conversation = conversation;
    this.outbound = outbound;
    this.recorder = recorder;
    this.loop = loop;
    this.steps = steps.iterator();
  }

  /** Performs the steps up to the first pause; the rest follows by itself. */
  void begin() {
    pausing = false;
    while (!pausing && steps.hasNext()) {
      steps.next().performOn(this);
    }
  }

  /** Performs nothing any more. */
  void stop() {
    timers.forEach(EventLoop.Timer::cancel);
  }

  @Override
  public void sendFrame(FrameSpec frame) {
    if (conversation.isAlive()) {
      outbound.frame(frame);
    }
  }

  @Override
  public void sendFrames(FrameSpec frame, int times) {
    if (conversation.isAlive()) {
      outbound.frames(frame, times);
    }
  }

  @Override
  public void sendMessage(Step.SendMessage message) {
    if (conversation.isOpen()) {
      outbound.message(message);
    }
  }

  @Override
  public void sendOctets(Payload octets, Delivery delivery) {
    if (conversation.isAlive()) {
      outbound.octets(octets, delivery);
    }
  }

  @Override
  public void beginFrame(Step.BeginFrame frame) {
    if (conversation.isOpen()) {
      outbound.beginFrame(frame);
    }
  }

  @Override
  public void sendFramePart(Payload data, Delivery delivery) {
    if (conversation.isOpen()) {
      outbound.framePart(data, delivery);
    }
  }

  @Override
  public void echoLoop(Step.EchoLoop loop) {
    conversation.echo();
  }

  @Override
  public void close(Integer code, Payload reason) {
    conversation.close(code, reason);
  }

  @Override
  public void pause(Duration time, String tag) {
    pausing = true;
    recorder.note(new LogRow.WaitStarted(time, tag));
    timers.add(loop.schedule(time, () -> resume(tag)));
  }

  @Override
  public void drop(TcpEnd how) {
    conversation.drop(how);
  }

  @Override
  public void read(boolean on) {
    conversation.read(on);
  }

  @Override
  public void holdTcp(Duration time, String tag) {
    conversation.holdTcp(time, tag);
  }

  @Override
  public void closeAfter(Duration time) {
    recorder.note(new LogRow.CloseAfter(time));
    timers.add(
        loop.schedule(
            time,
            () -> {
              if (conversation.isAlive()) {
                recorder.note(new LogRow.Closing());
                conversation.close(null, null);
              }
            }));
  }

  @Override
  public void failAfter(Duration time) {
    recorder.note(new LogRow.FailAfter(time));
    timers.add(
        loop.schedule(
            time,
            () -> {
              if (conversation.isAlive()) {
                recorder.note(new LogRow.Failing());
                conversation.failGoingAway();
              }
            }));
  }

  private void resume(String tag) {
    if (!conversation.isAlive()) {
      return;
    }
    recorder.note(new LogRow.WaitEnded(tag));
    if (tag != null) {
      if (!conversation.isOpen()) {
        return;
      }
      conversation.record(new Event.Timeout(tag));
    }
    begin();
  }
}
