package dev.wsproof.report.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The Content-Security-Policy of a page: the style and script it carries, known by their hash,
 * style from the file beside it, and nothing else from anywhere.
 */
final class ContentPolicy {
  private ContentPolicy() {}

  /** The policy of a page with this style and this script; null for none. */
  static String of(String style, String script) {
    return "default-src 'none'; style-src 'self' "
        + source(style)
        + (script == null ? "" : "; script-src " + source(script))
        + "; img-src data:; base-uri 'none'; form-action 'none'";
  }

  private static String source(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
