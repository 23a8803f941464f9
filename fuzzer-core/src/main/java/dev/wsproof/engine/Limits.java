package dev.wsproof.engine;

/**
 * What a conversation keeps of a hostile peer's octets, at the most. Beyond these it goes on
 * reading and counting, but keeps no more, or ends the connection.
 *
 * @param headOctets of an HTTP head
 * @param messageOctets of one message; longer ones are counted on and known by their beginning
 * @param inflatedOctets of one message that came compressed; the connection fails beyond
 * @param keptOctets of all messages of one conversation together; of those beyond only the
 *     beginning
 * @param events messages, pongs and timeouts of one conversation
 * @param logRows rows of its wire log
 * @param pendingOctets octets we owe a peer that does not read, before we stop answering it
 */
public record Limits(
    int headOctets,
    int messageOctets,
    long inflatedOctets,
    long keptOctets,
    int events,
    int logRows,
    long pendingOctets) {

  /**
   * Fits every case and keeps sixteen hostile peers under two hundred megabytes: echo cases compare
   * octets as they come and keep none.
   */
  public static final Limits FUNCTIONAL =
      new Limits(64 * 1024, 2 << 20, 64 << 20, 4 << 20, 4096, 16_384, 2 << 20);
}
