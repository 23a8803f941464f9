package dev.wsproof.cli.spec;

import dev.wsproof.engine.EngineOptions;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code options} of a spec file, global ones under those of a server; checks types, refuses no
 * name.
 */
final class OptionValues {
  private static final List<Integer> VERSIONS = List.of(13, 17, 18);
  private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(24 * 60 * 60);

  /** What an option holds. */
  private enum Kind {
    FLAG("true or false"),
    OCTETS("a whole number of octets from 0 to 2147483647"),
    SECONDS("a number of seconds from 0 to 86400"),
    VERSION("13, 17 or 18 (all mean RFC 6455)");

    private final String wanted;

    Kind(String wanted) {
      this.wanted = wanted;
    }
  }

  /** The options there are, by the names of the classic spec file. */
  private enum Option {
    version(Kind.VERSION),
    failByDrop(Kind.FLAG),
    echoCloseCodeReason(Kind.FLAG),
    utf8validateIncoming(Kind.FLAG),
    acceptMaskedServerFrames(Kind.FLAG),
    requireMaskedClientFrames(Kind.FLAG),
    maskClientFrames(Kind.FLAG),
    maskServerFrames(Kind.FLAG),
    applyMask(Kind.FLAG),
    maxFramePayloadSize(Kind.OCTETS),
    maxMessagePayloadSize(Kind.OCTETS),
    autoFragmentSize(Kind.OCTETS),
    openHandshakeTimeout(Kind.SECONDS),
    closeHandshakeTimeout(Kind.SECONDS),
    serverConnectionDropTimeout(Kind.SECONDS),
    tcpNoDelay(Kind.FLAG);

    private final Kind kind;

    Option(Kind kind) {
      this.kind = kind;
    }
  }

  private final Map<Option, Json> values = new HashMap<>();

  private OptionValues() {}

  /** Nothing said. */
  static OptionValues none() {
    return new OptionValues();
  }

  /**
   * These, and over them what {@code options} says.
   *
   * @param options the object with the options; null for none
   */
  OptionValues with(Member options) {
    OptionValues merged = new OptionValues();
    merged.values.putAll(values);
    if (options != null) {
      options.all().forEach((name, value) -> merged.put(options, name, value));
    }
    return merged;
  }

  private void put(Member options, String name, Json value) {
    Option option =
        Arrays.stream(Option.values()).filter(o -> o.name().equals(name)).findFirst().orElse(null);
    if (option == null) {
      options.findings().warning(value.place(), options.pathOf(name) + ": no such option, ignored");
    } else if (value instanceof Json.Nothing) {
      values.remove(option);
    } else if (!fits(option.kind, value)) {
      options.findings().wrong(value, options.pathOf(name), option.kind.wanted);
    } else {
      values.put(option, value);
    }
  }

  private static boolean fits(Kind kind, Json value) {
    if (kind == Kind.FLAG) {
      return value instanceof Json.Flag;
    }
    if (!(value instanceof Json.Figure figure) || figure.value().signum() < 0) {
      return false;
    }
    return switch (kind) {
      case OCTETS -> isWhole(figure.value());
      case VERSION -> isWhole(figure.value()) && VERSIONS.contains(figure.value().intValue());
      default -> figure.value().compareTo(MAX_SECONDS) <= 0;
    };
  }

  private static boolean isWhole(BigDecimal value) {
    return value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
        && value.remainder(BigDecimal.ONE).signum() == 0;
  }

  /** As the engine wants them. */
  EngineOptions toEngineOptions() {
    EngineOptions usual = EngineOptions.DEFAULT;
    return new EngineOptions(
        flag(Option.failByDrop, usual.failByDrop()),
        flag(Option.echoCloseCodeReason, usual.echoCloseCodeReason()),
        flag(Option.utf8validateIncoming, usual.utf8validateIncoming()),
        flag(Option.acceptMaskedServerFrames, usual.acceptMaskedServerFrames()),
        flag(Option.requireMaskedClientFrames, usual.requireMaskedClientFrames()),
        flag(Option.maskClientFrames, usual.maskClientFrames()),
        flag(Option.maskServerFrames, usual.maskServerFrames()),
        flag(Option.applyMask, usual.applyMask()),
        octets(Option.maxFramePayloadSize, usual.maxFramePayloadSize()),
        octets(Option.maxMessagePayloadSize, usual.maxMessagePayloadSize()),
        (int) octets(Option.autoFragmentSize, usual.autoFragmentSize()),
        seconds(Option.openHandshakeTimeout, usual.openHandshakeTimeout()),
        seconds(Option.closeHandshakeTimeout, usual.closeHandshakeTimeout()),
        seconds(Option.serverConnectionDropTimeout, usual.serverConnectionDropTimeout()),
        flag(Option.tcpNoDelay, usual.tcpNoDelay()));
  }

  private boolean flag(Option option, boolean usual) {
    return values.get(option) instanceof Json.Flag flag ? flag.value() : usual;
  }

  private long octets(Option option, long usual) {
    return values.get(option) instanceof Json.Figure figure ? figure.value().longValue() : usual;
  }

  private Duration seconds(Option option, Duration usual) {
    return values.get(option) instanceof Json.Figure figure
        ? Duration.ofMillis(figure.value().multiply(MILLIS).longValue())
        : usual;
  }
}
