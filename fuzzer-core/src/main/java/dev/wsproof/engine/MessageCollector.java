package dev.wsproof.engine;

import java.nio.ByteBuffer;

/**
 * Puts whole messages together and passes them on; keeps a bounded number of octets of each.
 * Confined to its conversation's event loop.
 */
final class MessageCollector implements MessageSink {
  /** Hears of whole messages. */
  interface Listener {
    /** A message came; {@code kept} is all of its {@code length} octets or the first of them. */
    void message(byte[] kept, long length, boolean binary);

    /** A message has more than {@code most} octets, which is more than is worth inflating. */
    void tooLong(long most);
  }

  private final MessageBuffer message;
  private final long mostOctets;
  private final Listener listener;
  private boolean binary;

  MessageCollector(Limits limits, Listener listener) {
    this.message = new MessageBuffer(limits.messageOctets());
    this.mostOctets = limits.inflatedOctets();
    this.listener = listener;
  }

  @Override
  public void begin(boolean isBinary) {
    binary = isBinary;
    message.reset();
  }

  @Override
  public boolean data(ByteBuffer octets) {
    boolean wanted = message.length() <= mostOctets;
    message.add(octets);
    if (wanted && message.length() > mostOctets) {
      listener.tooLong(mostOctets);
    }
    return message.length() <= mostOctets;
  }

  @Override
  public void end() {
    listener.message(message.kept(), message.length(), binary);
    message.reset();
  }
}
