package dev.wsproof.script;

import java.time.Duration;

/**
 * Who performs the steps of a script: our end of a conversation. Confined to one event loop;
 * nothing here blocks.
 */
public interface Actor {
  /** See {@link Step.SendFrame}. */
  void sendFrame(FrameSpec frame);

  /** See {@link Step.SendFrames}. */
  void sendFrames(FrameSpec frame, int times);

  /** See {@link Step.SendMessage}. */
  void sendMessage(Step.SendMessage message);

  /** See {@link Step.SendOctets}. */
  void sendOctets(Payload octets, Delivery delivery);

  /** See {@link Step.BeginFrame}. */
  void beginFrame(Step.BeginFrame frame);

  /** See {@link Step.FramePart}. */
  void sendFramePart(Payload data, Delivery delivery);

  /** See {@link Step.EchoLoop}: later steps do not wait for it. */
  void echoLoop(Step.EchoLoop loop);

  /** See {@link Step.Close}. */
  void close(Integer code, Payload reason);

  /** See {@link Step.Wait}: the steps behind it wait. */
  void pause(Duration time, String tag);

  /** See {@link Step.Drop}. */
  void drop(TcpEnd how);

  /** See {@link Step.Reading}. */
  void read(boolean on);

  /** See {@link Step.HoldTcp}. */
  void holdTcp(Duration time, String tag);

  /** See {@link Step.CloseAfter}. */
  void closeAfter(Duration time);

  /** See {@link Step.FailAfter}. */
  void failAfter(Duration time);
}
