package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.Spelling;
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
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the steps of a script; refuses no frame for being wrong, that is what cases are for. */
final class ScriptReader {
  /** How many steps a script may have. */
  static final int MOST_STEPS = 1000;

  /** The keys of each step, its own name first. */
  static final Map<String, List<String>> STEPS = steps();

  private static final int MOST_TIMES = 1_000_000;
  private static final int MOST_OCTETS = 16 << 20;
  private static final int LONGEST_HEADER = 14;

  /** The ways to end TCP. */
  static final Map<String, TcpEnd> ENDS_OF_TCP = new LinkedHashMap<>();

  private static final Map<String, Boolean> READING = new LinkedHashMap<>();

  /** The opcodes that messages can have. */
  static final Map<String, Opcode> MESSAGES = new LinkedHashMap<>();

  static {
    MESSAGES.put("text", Opcode.TEXT);
    MESSAGES.put("binary", Opcode.BINARY);
    for (TcpEnd end : TcpEnd.values()) {
      ENDS_OF_TCP.put(end.word(), end);
    }
    READING.put("paused", false);
    READING.put("resumed", true);
  }

  private final PayloadReader payloads;
  private final Diagnostics out;
  private final Delivery usual;

  /**
   * For the script of one case.
   *
   * @param usual how octets are cut into writes where a step does not say
   */
  ScriptReader(PayloadReader payloads, Delivery usual, Diagnostics out) {
    this.payloads = payloads;
    this.usual = usual;
    this.out = out;
  }

  private static Map<String, List<String>> steps() {
    Map<String, List<String>> steps = new LinkedHashMap<>();
    steps.put(
        "frame",
        List.of("frame", "fin", "rsv", "data", "mask", "length-form", "times", "chop", "sync"));
    steps.put("message", List.of("message", "data", "fragment", "chop", "sync"));
    steps.put("echo", EchoReader.KEYS);
    steps.put("octets", List.of("octets", "chop", "sync"));
    steps.put("frame-begin", List.of("frame-begin", "fin", "rsv", "mask", "length"));
    steps.put("frame-part", List.of("frame-part", "chop", "sync"));
    steps.put("frame-end", List.of("frame-end"));
    steps.put("wait", List.of("wait", "tag"));
    steps.put("close", List.of("close", "reason"));
    steps.put("drop", List.of("drop"));
    steps.put("reading", List.of("reading"));
    steps.put("hold-tcp", List.of("hold-tcp", "tag"));
    steps.put("afterwards", List.of("afterwards"));
    steps.put("close-after", List.of("close-after"));
    steps.put("fail-after", List.of("fail-after"));
    return steps;
  }

  /** The steps of {@code script}; fewer when some can't be read. */
  List<Step> read(Node script) {
    if (!(script instanceof Node.Items items)) {
      out.unwanted("script", script, "a list of steps");
      return List.of();
    }
    if (items.items().size() > MOST_STEPS) {
      int got = items.items().size();
      out.add(items.at(), "script: got " + got + " steps, wanted at most " + MOST_STEPS);
      return List.of();
    }
    ScriptRules rules = new ScriptRules(items.at(), out);
    List<Step> steps = new ArrayList<>();
    for (Node item : items.items()) {
      String name = nameOf(item);
      if (name == null) {
        rules.stepIsUnreadable();
        continue;
      }
      Keys keys = Keys.of(name, item, STEPS.get(name), out);
      if (name.equals("frame-end")) {
        rules.frameEnds(keys);
        continue;
      }
      Step step = step(name, keys);
      if (step == null) {
        rules.stepIsUnreadable();
      } else {
        rules.follows(step, name, keys.at());
        steps.add(step);
      }
    }
    rules.scriptEnds();
    return steps;
  }

  private String nameOf(Node item) {
    if (!(item instanceof Node.Fields fields)) {
      out.unwanted("a step", item, "a mapping such as {wait: 1s}");
      return null;
    }
    List<String> names = new ArrayList<>();
    for (String key : fields.fields().keySet()) {
      if (STEPS.containsKey(key)) {
        names.add(key);
      }
    }
    if (names.size() == 1) {
      return names.get(0);
    }
    String steps = "one of " + String.join(", ", STEPS.keySet());
    if (names.size() > 1) {
      String both = String.join(" and ", names);
      out.add(item.at(), "a step: got " + both + " in one, wanted " + steps);
    } else if (fields.fields().isEmpty()) {
      out.unwanted("a step", item, steps);
    } else {
      String first = fields.fields().keySet().iterator().next();
      out.add(fields.fields().get(first).at(), Spelling.unknown("step", first, STEPS.keySet()));
    }
    return null;
  }

  private Step step(String name, Keys keys) {
    return switch (name) {
      case "frame" -> frame(keys);
      case "message" -> message(keys);
      case "echo" -> new EchoReader(payloads, out).read(keys, delivery(keys, usual, out));
      case "octets" -> {
        Payload octets = payload(keys, "octets");
        Delivery delivery = delivery(keys, usual, out);
        yield octets == null ? null : new Step.SendOctets(octets, delivery);
      }
      case "frame-begin" -> begin(keys);
      case "frame-part" -> {
        Payload data = payload(keys, "frame-part");
        Delivery delivery = delivery(keys, usual, out);
        yield data == null ? null : new Step.FramePart(data, delivery);
      }
      case "wait" -> {
        Duration time = keys.duration("wait");
        String tag = keys.prose("tag", 40);
        yield time == null ? null : new Step.Wait(time, tag);
      }
      case "close" -> close(keys);
      case "drop" -> {
        TcpEnd how = Values.choice("drop", keys.get("drop"), ENDS_OF_TCP, out);
        yield how == null ? null : new Step.Drop(how);
      }
      case "reading" -> {
        Boolean on = Values.choice("reading", keys.get("reading"), READING, out);
        yield on == null ? null : new Step.Reading(on);
      }
      case "hold-tcp" -> {
        Duration time = keys.duration("hold-tcp");
        String tag = keys.prose("tag", 40);
        yield time == null ? null : new Step.HoldTcp(time, tag);
      }
      case "afterwards" ->
          Values.choice("afterwards", keys.get("afterwards"), Map.of("echo", true), out) == null
              ? null
              : new Step.EchoAfterwards();
      case "close-after" -> {
        Duration time = keys.duration("close-after");
        yield time == null ? null : new Step.CloseAfter(time);
      }
      default -> {
        Duration time = keys.duration("fail-after");
        yield time == null ? null : new Step.FailAfter(time);
      }
    };
  }

  private Step frame(Keys keys) {
    Opcode opcode = opcode("frame", keys.get("frame"), out);
    boolean fin = keys.flag("fin", true);
    Integer rsv = keys.whole("rsv", 0, 7);
    Payload data = payload(keys, "data");
    Mask mask = mask(keys);
    LengthForm form = lengthForm(keys.get("length-form"));
    Delivery delivery = delivery(keys, usual, out);
    if (opcode == null || data == null) {
      return null;
    }
    if (form != null && form.compareTo(LengthForm.minimalFor(data.length())) < 0) {
      out.unwanted(
          "length-form",
          keys.get("length-form"),
          "a form that can say " + data.length() + " octets");
    }
    FrameSpec spec = new FrameSpec(opcode, fin, rsv == null ? 0 : rsv, data, mask, form, delivery);
    return keys.has("times") ? many(keys, spec) : new Step.SendFrame(spec);
  }

  private Step many(Keys keys, FrameSpec spec) {
    Integer times = keys.whole("times", 2, MOST_TIMES);
    if (keys.has("chop") || keys.has("sync")) {
      out.add(keys.get("times").at(), "times: beside chop or sync, wanted neither");
    }
    long octets = times == null ? 0 : (long) times * (LONGEST_HEADER + spec.payload().length());
    if (octets > MOST_OCTETS) {
      out.unwanted("times", keys.get("times"), "frames of at most " + MOST_OCTETS + " octets");
    }
    return times == null ? null : new Step.SendFrames(spec, times);
  }

  private LengthForm lengthForm(Node node) {
    if (node == null) {
      return null;
    }
    if (node instanceof Node.Scalar scalar && scalar.type() == Node.Type.NUMBER) {
      switch (scalar.text()) {
        case "7" -> {
          return LengthForm.BITS_7;
        }
        case "16" -> {
          return LengthForm.BITS_16;
        }
        case "64" -> {
          return LengthForm.BITS_64;
        }
        default -> {
          // Falls through to the complaint.
        }
      }
    }
    out.unwanted("length-form", node, "7, 16 or 64");
    return null;
  }

  private Step message(Keys keys) {
    Opcode opcode = keys.choice("message", MESSAGES, null);
    Payload data = payload(keys, "data");
    Integer fragment = keys.whole("fragment", 1, PayloadReader.LONGEST);
    Delivery delivery = delivery(keys, usual, out);
    return opcode == null || data == null
        ? null
        : new Step.SendMessage(opcode, data, fragment, delivery);
  }

  private Step begin(Keys keys) {
    Opcode opcode = opcode("frame-begin", keys.get("frame-begin"), out);
    boolean fin = keys.flag("fin", true);
    Integer rsv = keys.whole("rsv", 0, 7);
    Mask mask = mask(keys);
    Node wanted = keys.require("length", "the octets that the header promises");
    Long length = Values.length("length", wanted, out);
    return opcode == null || length == null
        ? null
        : new Step.BeginFrame(opcode, fin, rsv == null ? 0 : rsv, mask, length);
  }

  private Step close(Keys keys) {
    Node code = keys.get("close");
    boolean none = code instanceof Node.Scalar scalar && scalar.text().equals("none");
    Payload reason = keys.has("reason") ? payload(keys, "reason") : null;
    if (none) {
      return new Step.Close(null, reason);
    }
    if (!(code instanceof Node.Scalar scalar) || scalar.type() != Node.Type.NUMBER) {
      out.unwanted("close", code, "a whole number from 0 to 65535, or none");
      return null;
    }
    Integer number = keys.whole("close", 0, 65535);
    return number == null ? null : new Step.Close(number, reason);
  }

  private Payload payload(Keys keys, String key) {
    return keys.has(key) ? payloads.read(key, keys.get(key), out) : Payload.EMPTY;
  }

  private Mask mask(Keys keys) {
    String mask = keys.text("mask", 8);
    if (mask == null || mask.equals("by-role")) {
      return Mask.BY_ROLE;
    }
    if (mask.equals("none")) {
      return Mask.NONE;
    }
    if (mask.length() != 8 || !mask.chars().allMatch(HexFormat::isHexDigit)) {
      out.unwanted("mask", keys.get("mask"), "by-role, none or a key of eight hexadecimal digits");
      return Mask.BY_ROLE;
    }
    return Mask.withKey(Integer.parseUnsignedInt(mask, 16));
  }

  /** How the octets of a step, or of a family by its {@code send}, are cut into writes. */
  static Delivery delivery(Keys keys, Delivery usual, Diagnostics out) {
    if (!keys.has("chop") && !keys.has("sync")) {
      return usual;
    }
    Integer chop = keys.whole("chop", 1, PayloadReader.LONGEST);
    boolean sync = keys.flag("sync", false);
    if (chop != null && sync) {
      out.add(keys.at(), "chop and sync: got both, wanted one: sync is a single write");
    }
    return new Delivery(chop, sync);
  }

  /** One of the opcodes with a name, or any of the sixteen by number. */
  static Opcode opcode(String what, Node node, Diagnostics out) {
    if (node instanceof Node.Scalar scalar && scalar.type() == Node.Type.TEXT) {
      switch (scalar.text()) {
        case "continuation", "text", "binary", "close", "ping", "pong" -> {
          return Opcode.valueOf(scalar.text().toUpperCase(Locale.ROOT));
        }
        default -> {
          // Falls through to the complaint.
        }
      }
    } else if (node instanceof Node.Scalar scalar
        && scalar.type() == Node.Type.NUMBER
        && scalar.text().matches("[0-9]|1[0-5]")) {
      return Opcode.of(Integer.parseInt(scalar.text()));
    }
    out.unwanted(what, node, "continuation, text, binary, close, ping, pong or 0 to 15");
    return null;
  }
}
