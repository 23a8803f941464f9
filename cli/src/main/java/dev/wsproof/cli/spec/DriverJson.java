package dev.wsproof.cli.spec;

import dev.wsproof.run.DriverMessages;
import dev.wsproof.script.CloseReason;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.Mask;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.verdict.Behavior;
import dev.wsproof.wire.Opcode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * What drivers and the fuzzing server say to each other, as the JSON of the classic suite; sends
 * nothing. Any thread.
 */
public final class DriverJson implements DriverMessages {
  private static final int MOST_OCTETS = 16 << 20;
  private static final int MOST_FRAMES = 1000;

  @Override
  public String caseInfo(TestCase testCase) {
    return "{\"id\": "
        + quoted(testCase.id().toString())
        + ", \"description\": "
        + quoted(testCase.description())
        + "}";
  }

  @Override
  public String caseStatus(Behavior behavior) {
    return "{\"behavior\": " + quoted(behavior.word()) + "}";
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
  }

  @Override
  public List<Step> command(String text) {
    Findings findings = new Findings("command");
    List<Step> steps = List.of();
    try {
      steps = steps(JsonReader.read(text.getBytes(StandardCharsets.UTF_8)), findings);
      findings.throwIfAny();
      if (octets(steps) > MOST_OCTETS) {
        throw new IllegalArgumentException(
            "command: wanted frames of at most " + MOST_OCTETS + " octets in all");
      }
    } catch (JsonReader.NotJson e) {
      throw new IllegalArgumentException("command: not JSON: " + e.getMessage(), e);
    } catch (SpecException e) {
      throw new IllegalArgumentException(e.problems().get(0), e);
    }
    return steps;
  }

  private static long octets(List<Step> steps) {
    long sum = 0;
    for (Step step : steps) {
      if (step instanceof Step.SendFrame send) {
        sum += send.frame().payload().length();
      }
    }
    return sum;
  }

  private static List<Step> steps(Json json, Findings findings) {
    List<Json> parts = json instanceof Json.Items items ? items.values() : List.of();
    String name = parts.size() == 2 && parts.get(0) instanceof Json.Text t ? t.value() : "";
    List<Step> steps = new ArrayList<>();
    switch (name) {
      case "sendframes" -> {
        if (parts.get(1) instanceof Json.Items frames && frames.values().size() <= MOST_FRAMES) {
          frames.values().forEach(frame -> addFrame(steps, frame, findings));
        } else {
          findings.wrong(parts.get(1), name, "an array of at most " + MOST_FRAMES + " frames");
        }
      }
      case "sendframe" -> addFrame(steps, parts.get(1), findings);
      case "echo" -> addEcho(steps, parts.get(1), findings);
      case "close" -> addClose(steps, parts.get(1), findings);
      default ->
          findings.problem(
              json.place(), "wanted [\"sendframe\"|\"sendframes\"|\"close\"|\"echo\", {…}]");
    }
    return steps;
  }

  private static Member member(Json value, Findings findings) {
    if (value instanceof Json.Members members) {
      return new Member(members, "", findings);
    }
    findings.wrong(value, "argument", "an object");
    return null;
  }

  private static void addFrame(List<Step> steps, Json value, Findings findings) {
    Member frame = member(value, findings);
    if (frame == null) {
      return;
    }
    Integer opcode = whole(frame, "opcode", 15, true);
    Integer rsv = whole(frame, "rsv", 7, false);
    Integer chop = whole(frame, "chopsize", MOST_OCTETS, false);
    Payload payload = payload(frame);
    if (opcode != null && payload != null) {
      steps.add(
          new Step.SendFrame(
              new FrameSpec(
                  Opcode.of(opcode),
                  flag(frame, "fin", true),
                  rsv == null ? 0 : rsv,
                  payload,
                  mask(frame),
                  null,
                  new Delivery(
                      chop == null || chop == 0 ? null : chop, flag(frame, "sync", false)))));
    }
  }

  private static void addEcho(List<Step> steps, Json value, Findings findings) {
    Member echo = member(value, findings);
    Payload payload = echo == null ? null : payload(echo);
    if (payload != null) {
      steps.add(new Step.SendFrame(FrameSpec.of(Opcode.TEXT, payload)));
    }
  }

  private static void addClose(List<Step> steps, Json value, Findings findings) {
    Member close = member(value, findings);
    if (close != null) {
      String reason = close.text("reason");
      steps.add(
          new Step.Close(
              whole(close, "code", 65535, false), reason == null ? null : CloseReason.of(reason)));
    }
  }

  private static Payload payload(Member spec) {
    String text = spec.text("payload");
    Integer length = whole(spec, "payload_len", MOST_OCTETS, false);
    Payload payload = Payload.text(text == null ? "" : text);
    if (length == null) {
      return payload;
    }
    if (payload.length() == 0) {
      spec.findings().wrong(spec.value("payload_len"), "payload_len", "a payload to repeat");
      return null;
    }
    return Payload.repeat(payload, length);
  }

  private static Mask mask(Member frame) {
    String text = frame.text("mask");
    if (text == null) {
      return Mask.BY_ROLE;
    }
    if (text.matches("[0-9A-Fa-f]{8}")) {
      return Mask.withKey(HexFormat.fromHexDigits(text));
    } else {
      frame.findings().wrong(frame.value("mask"), "mask", "four octets as eight hex digits");
      return Mask.BY_ROLE;
    }
  }

  private static boolean flag(Member spec, String key, boolean otherwise) {
    Json value = spec.value(key);
    if (value != null && !(value instanceof Json.Flag)) {
      spec.findings().wrong(value, key, "true or false");
    }
    return value instanceof Json.Flag flag ? flag.value() : otherwise;
  }

  private static Integer whole(Member spec, String key, int most, boolean wanted) {
    Json value = spec.value(key);
    if (value == null && !wanted) {
      return null;
    }
    String range = "a whole number from 0 to " + most;
    if (value == null) {
      spec.findings().problem(spec.place(), key + ": missing, wanted " + range);
    } else if (value instanceof Json.Figure figure
        && figure.value().signum() >= 0
        && figure.value().compareTo(BigDecimal.valueOf(most)) <= 0
        && figure.value().stripTrailingZeros().scale() <= 0) {
      return figure.value().intValue();
    } else {
      spec.findings().wrong(value, key, range);
    }
    return null;
  }
}
