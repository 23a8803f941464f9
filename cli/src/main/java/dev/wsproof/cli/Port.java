package dev.wsproof.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads TCP port numbers, 0 meaning any. */
final class Port implements ITypeConverter<Integer> {
  private static final int MAX = 65535;

  @Override
  public Integer convert(String text) {
    if (text.matches("\\d{1,5}")) {
      int port = Integer.parseInt(text);
      if (port <= MAX) {
        return port;
      }
    }
    throw new TypeConversionException("got '" + text + "', wanted a port from 0 to " + MAX);
  }
}
