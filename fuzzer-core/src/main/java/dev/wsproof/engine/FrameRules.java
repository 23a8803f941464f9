package dev.wsproof.engine;

import dev.wsproof.wire.FrameHeader;
import dev.wsproof.wire.LengthForm;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Says which rules a frame header from the peer breaks, with permessage-deflate in force or no
 * extension at all; does nothing about it (RFC 6455 §5.1, §5.2, §5.4, §5.5, RFC 7692 §6).
 * Stateless.
 */
final class FrameRules {
  /** The reserved bit that says of a message's first frame that it is compressed. */
  static final int RSV1 = 4;

  private final Role role;
  private final EngineOptions options;

  FrameRules(Role role, EngineOptions options) {
    this.role = role;
    this.options = options;
  }

  /**
   * The violations of {@code header}, in the order a reader meets them; mostly none.
   *
   * @param insideMessage whether a fragmented message has begun and not ended
   * @param deflate whether permessage-deflate was agreed on
   */
  List<String> violations(FrameHeader header, boolean insideMessage, boolean deflate) {
    Opcode opcode = header.opcode();
    List<String> found = new ArrayList<>(0);
    if (header.rsv() != 0) {
      reserved(header, deflate, found);
    }
    if (role == Role.SERVER && options.requireMaskedClientFrames() && !header.masked()) {
      found.add("a client's frame is not masked");
    }
    if (role == Role.CLIENT && !options.acceptMaskedServerFrames() && header.masked()) {
      found.add("a server's frame is masked");
    }
    if (opcode.isControl()) {
      if (!header.fin()) {
        found.add("a control frame is fragmented");
      }
      if (header.lengthForm() != LengthForm.BITS_7) {
        found.add("a control frame has more than 125 octets of payload");
      }
      if (opcode.isReserved()) {
        found.add("control opcode " + opcode.number() + " is reserved");
      }
      if (opcode == Opcode.CLOSE && header.payloadLength() == 1) {
        found.add("a close frame has one octet of payload");
      }
    } else {
      if (opcode.isReserved()) {
        found.add("data opcode " + opcode.number() + " is reserved");
      }
      if (!insideMessage && opcode == Opcode.CONTINUATION) {
        found.add("a continuation frame continues nothing");
      }
      if (insideMessage && opcode != Opcode.CONTINUATION) {
        found.add("a new message begins inside a fragmented one");
      }
    }
    if (header.payloadLength() < 0) {
      found.add("the top bit of a 64-bit length is set");
    }
    if (!header.isMinimal()) {
      found.add("a length is not written in its shortest form");
    }
    return found;
  }

  private static void reserved(FrameHeader header, boolean deflate, List<String> found) {
    int rsv = header.rsv();
    if (deflate && (rsv & RSV1) != 0) {
      if (header.opcode().isControl()) {
        found.add("a control frame says that it is compressed");
      } else if (header.opcode() == Opcode.CONTINUATION) {
        found.add("a continuation frame says that it is compressed");
      }
      rsv &= ~RSV1;
    }
    if (rsv != 0) {
      found.add("RSV is " + rsv + " and no extension gives it a meaning");
    }
  }
}
