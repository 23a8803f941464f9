package dev.wsproof.cli.detect;

import java.util.List;

/** Which cases a detection runs when nobody says; looks none up. */
public final class DetectionCases {
  /** All cases but chapters 9, 12 and 13, of which a few stand for the rest. */
  public static final List<String> SAMPLE =
      List.of(
          "0.*", "1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "8.*", "10.*", "11.*", "14.*",
          "9.1.1", "9.3.4", "12.1.3", "13.1.3", "13.2.3", "13.3.3");

  private DetectionCases() {}
}
