package dev.wsproof.cli;

import picocli.CommandLine.IVersionProvider;

/** Which wsproof this is; read from the jar, {@code development} outside of one. */
public final class Version implements IVersionProvider {
  /** The version alone. */
  public static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** What we call ourselves in requests. */
  public static String userAgent() {
    return "wsproof/" + text();
  }

  @Override
  public String[] getVersion() {
    return new String[] {"wsproof " + text() + " (Java " + Runtime.version() + ")"};
  }
}
