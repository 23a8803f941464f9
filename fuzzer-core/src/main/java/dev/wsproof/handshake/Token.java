package dev.wsproof.handshake;

/** Knows which text is a token; allows nothing else (RFC 9110 §5.6.2, RFC 2616 §2.2). */
final class Token {
  private static final String MARKS = "!#$%&'*+-.^_`|~";

  private Token() {}

  static boolean is(String text) {
    return !text.isEmpty() && text.chars().allMatch(Token::isPart);
  }

  static boolean isPart(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || MARKS.indexOf(c) >= 0;
  }
}
