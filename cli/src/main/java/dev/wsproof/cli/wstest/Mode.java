package dev.wsproof.cli.wstest;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What {@code wstest} can be asked to be. */
public enum Mode {
  /** Tests servers. */
  FUZZINGCLIENT,
  /** Tests clients. */
  FUZZINGSERVER,
  /** A server to be tested. */
  TESTEESERVER,
  /** A client to be tested. */
  TESTEECLIENT,
  /** Sends messages back. */
  ECHOSERVER,
  /** Sends messages that come back. */
  ECHOCLIENT,
  /** Sends messages to everybody. */
  BROADCASTSERVER,
  /** Sends messages that go to everybody. */
  BROADCASTCLIENT,
  /** Opens many connections. */
  MASSCONNECT;

  /** As it stands on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All words. */
  static String words() {
    return Arrays.stream(values()).map(Mode::word).collect(Collectors.joining(", "));
  }

  /** Reads the word. */
  static final class Reader implements ITypeConverter<Mode> {
    @Override
    public Mode convert(String text) {
      return Arrays.stream(values())
          .filter(mode -> mode.word().equals(text))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("got '" + text + "', wanted one of " + words()));
    }
  }
}
