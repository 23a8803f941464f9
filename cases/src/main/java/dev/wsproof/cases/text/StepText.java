package dev.wsproof.cases.text;

import dev.wsproof.script.Delivery;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.Mask;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TcpEnd;
import dev.wsproof.wire.LengthForm;
import dev.wsproof.wire.Opcode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says in a line of English what a step does; leaves out what is as usual. */
public final class StepText {
  private StepText() {}

  /** The line for {@code step}. */
  public static String of(Step step) {
    if (step instanceof Step.SendFrame send) {
      return frame(send.frame());
    } else if (step instanceof Step.SendFrames run) {
      return run.times() + " times " + frame(run.frame());
    } else if (step instanceof Step.SendMessage message) {
      return message(message);
    } else if (step instanceof Step.SendOctets octets) {
      List<String> details = new ArrayList<>();
      add(octets.delivery(), details);
      return "send octets " + PayloadText.of(octets.octets()) + inBrackets(details);
    } else if (step instanceof Step.BeginFrame frame) {
      List<String> details = details(frame.fin(), frame.rsv(), frame.mask());
      return "begin "
          + name(frame.opcode())
          + " frame of "
          + Long.toUnsignedString(frame.length())
          + " octets"
          + inBrackets(details);
    } else if (step instanceof Step.FramePart part) {
      List<String> details = new ArrayList<>();
      add(part.delivery(), details);
      return "send part of it " + PayloadText.of(part.data()) + inBrackets(details);
    } else if (step instanceof Step.EchoLoop loop) {
      return EchoText.step(loop);
    } else if (step instanceof Step.Close close) {
      return close(close);
    } else if (step instanceof Step.Wait wait) {
      return "wait " + time(wait.time()) + (wait.tag() == null ? "" : " (" + wait.tag() + ")");
    } else if (step instanceof Step.Drop drop) {
      return drop(drop.how());
    } else if (step instanceof Step.Reading reading) {
      return reading.on() ? "read again" : "read nothing from now on";
    } else if (step instanceof Step.HoldTcp hold) {
      String tag = hold.tag() == null ? "" : " (" + hold.tag() + ")";
      return "drop TCP " + time(hold.time()) + " after the closing handshake" + tag;
    } else if (step instanceof Step.EchoAfterwards) {
      return "when TCP is gone, as client, a text message there and back on a new connection";
    } else if (step instanceof Step.CloseAfter after) {
      return "after " + time(after.time()) + " close without code, unless closing by then";
    }
    Duration time = ((Step.FailAfter) step).time();
    return "after " + time(time) + " fail the connection with code 1001, unless closed by then";
  }

  static String drop(TcpEnd how) {
    return switch (how) {
      case FIN -> "close TCP";
      case RESET -> "reset TCP";
      case HALF -> "end our direction of TCP";
    };
  }

  /** A frame's kind, as case files write it. */
  public static String name(Opcode opcode) {
    return opcode.isReserved()
        ? "opcode " + opcode.number()
        : opcode.name().toLowerCase(Locale.ROOT);
  }

  /** A time in the unit that needs fewest digits. */
  public static String time(Duration time) {
    long millis = time.toMillis();
    return millis < 1000 || millis % 100 != 0
        ? millis + " ms"
        : (millis % 1000 == 0 ? "" + millis / 1000 : "" + millis / 1000.0) + " s";
  }

  private static String frame(FrameSpec frame) {
    List<String> details = details(frame.fin(), frame.rsv(), frame.mask());
    if (frame.lengthForm() != null) {
      details.add("length in " + bits(frame.lengthForm()) + " bits");
    }
    add(frame.delivery(), details);
    return "send " + name(frame.opcode()) + " frame" + data(frame.payload()) + inBrackets(details);
  }

  private static String message(Step.SendMessage message) {
    List<String> details = new ArrayList<>();
    if (message.fragment() != null) {
      details.add(PayloadText.octets(message.fragment()) + " a frame");
    }
    add(message.delivery(), details);
    String data = data(message.payload());
    return "send " + name(message.opcode()) + " message" + data + inBrackets(details);
  }

  private static String close(Step.Close close) {
    String body = close.reason() == null ? "" : PayloadText.of(close.reason());
    if (close.code() == null) {
      return body.isEmpty() ? "close without code" : "close with body " + body;
    }
    return "close with code " + close.code() + (body.isEmpty() ? "" : " and reason " + body);
  }

  private static String data(Payload payload) {
    return payload.length() == 0 ? ", empty" : " " + PayloadText.of(payload);
  }

  private static List<String> details(boolean fin, int rsv, Mask mask) {
    List<String> details = new ArrayList<>();
    if (!fin) {
      details.add("FIN 0");
    }
    if (rsv != 0) {
      details.add("RSV " + rsv);
    }
    switch (mask.kind()) {
      case NONE -> details.add("not masked");
      case KEY -> details.add(String.format("masked with 0x%08x", mask.key()));
      case BY_ROLE -> {
        // As usual.
      }
    }
    return details;
  }

  static void add(Delivery delivery, List<String> details) {
    if (delivery.chop() != null) {
      details.add(PayloadText.octets(delivery.chop()) + " a write");
    }
    if (delivery.sync()) {
      details.add("a write of its own");
    }
  }

  private static int bits(LengthForm form) {
    return switch (form) {
      case BITS_7 -> 7;
      case BITS_16 -> 16;
      case BITS_64 -> 64;
    };
  }

  static String inBrackets(List<String> details) {
    return details.isEmpty() ? "" : " (" + String.join(", ", details) + ")";
  }
}
