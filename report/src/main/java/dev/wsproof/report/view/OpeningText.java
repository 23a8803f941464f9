package dev.wsproof.report.view;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an opening handshake should have gone and went, as the verdict's sentence tells it; what came
 * on the connection says nothing then.
 *
 * @param wanted the ways it may go
 * @param seen the way it went
 */
public record OpeningText(String wanted, String seen) {
  private static final Pattern SENTENCE =
      Pattern.compile("Expected that (.+?)\\. Seen: (.+)\\.", Pattern.DOTALL);

  private static final Pattern REFUSED =
      Pattern.compile("The handshake was refused as allowed: (.+)\\.", Pattern.DOTALL);

  /** What {@code result} tells of it; null when the verdict is not about that. */
  public static OpeningText of(String result) {
    String told = result == null ? "" : result;
    Matcher sentence = SENTENCE.matcher(told);
    if (sentence.matches()) {
      return new OpeningText(sentence.group(1), sentence.group(2));
    }
    Matcher refused = REFUSED.matcher(told);
    return refused.matches()
        ? new OpeningText("the opening handshake goes one of the allowed ways", refused.group(1))
        : null;
  }
}
