package dev.wsproof.cli.modes;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/** How many files and connections this process may have open; changes no limit. */
public final class OpenFiles {
  /** What the process needs besides, for its jar and its threads. */
  private static final int RESERVE = 64;

  private OpenFiles() {}

  /** Why there cannot be {@code connections} of them, in a sentence, where that is known. */
  public static Optional<String> problemWith(int connections) {
    if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix)) {
      return Optional.empty();
    }
    long most = unix.getMaxFileDescriptorCount();
    return connections + unix.getOpenFileDescriptorCount() + RESERVE <= most
        ? Optional.empty()
        : Optional.of(
            "%d connections are more than this process may open: its limit is %d files (ulimit -n)"
                .formatted(connections, most));
  }
}
