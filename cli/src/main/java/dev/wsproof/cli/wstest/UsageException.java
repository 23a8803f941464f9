package dev.wsproof.cli.wstest;

/** The words of a command line mean nothing; the message says why in one sentence. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1;

  UsageException(String sentence) {
    super(sentence, null, false, false);
  }
}
