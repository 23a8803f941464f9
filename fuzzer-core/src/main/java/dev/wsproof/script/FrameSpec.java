package dev.wsproof.script;

import dev.wsproof.wire.LengthForm;
import dev.wsproof.wire.Opcode;

/**
 * One frame as a case wants it on the wire, right or wrong.
 *
 * @param opcode any of the sixteen
 * @param fin the FIN bit
 * @param rsv the reserved bits, 0 to 7, RSV1 being 4
 * @param payload what it carries
 * @param mask how it is masked
 * @param lengthForm how its length is written; null for the shortest form
 * @param delivery how its octets are cut into writes
 */
public record FrameSpec(
    Opcode opcode,
    boolean fin,
    int rsv,
    Payload payload,
    Mask mask,
    LengthForm lengthForm,
    Delivery delivery) {

  /** An unfragmented frame without reserved bits, masked as our role demands, written at once. */
  public static FrameSpec of(Opcode opcode, Payload payload) {
    return new FrameSpec(opcode, true, 0, payload, Mask.BY_ROLE, null, Delivery.AT_ONCE);
  }
}
