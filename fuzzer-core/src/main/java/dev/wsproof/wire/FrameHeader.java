package dev.wsproof.wire;

/**
 * A frame header as it stands on the wire; holds any combination of values, valid or not (RFC 6455
 * §5.2).
 *
 * @param fin whether the FIN bit is set
 * @param rsv the three reserved bits as a number, RSV1 being 4
 * @param opcode one of all sixteen
 * @param masked whether the MASK bit is set
 * @param maskKey the masking key, first octet in the most significant byte; 0 when not masked
 * @param payloadLength octets, as an unsigned 64-bit number: negative means the top bit is set
 * @param lengthForm how the length is written
 */
public record FrameHeader(
    boolean fin,
    int rsv,
    Opcode opcode,
    boolean masked,
    int maskKey,
    long payloadLength,
    LengthForm lengthForm) {

  /** Octets of this header on the wire, 2 to 14. */
  public int size() {
    return 2 + lengthForm.extraOctets() + (masked ? 4 : 0);
  }

  /** Whether the length is written in the shortest form, as §5.2 demands. */
  public boolean isMinimal() {
    return lengthForm == LengthForm.minimalFor(payloadLength);
  }
}
