package dev.wsproof.cases.compile;

import java.io.IOException;

/** Where the tables lie that case files name. */
@FunctionalInterface
public interface TableSource {
  /**
   * The octets of a table.
   *
   * @param name relative to the case file, of plain names joined by {@code /}
   * @throws IOException when it is not there or can't be read; the message says why
   */
  byte[] read(String name) throws IOException;
}
