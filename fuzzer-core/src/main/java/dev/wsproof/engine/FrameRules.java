package dev.wsproof.engine;

import dev.wsproof.wire.FrameHeader;
import dev.wsproof.wire.LengthForm;
import dev.wsproof.wire.Opcode;
import dev.wsproof.wire.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Says which rules a frame header from the peer breaks, without any extension in force; does
 * nothing about it (RFC 6455 §5.1, §5.2, §5.4, §5.5). Stateless.
 */
final class FrameRules {
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
   */
  List<String> violations(FrameHeader header, boolean insideMessage) {
    Opcode opcode = header.opcode();
    List<String> found = new ArrayList<>(0);
    if (header.rsv() != 0) {
      found.add("RSV is " + header.rsv() + " and no extension gives it a meaning");
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
}
