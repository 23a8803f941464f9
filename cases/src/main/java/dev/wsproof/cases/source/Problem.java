package dev.wsproof.cases.source;

/**
 * A mistake in a case file.
 *
 * @param at where it is
 * @param subject the case or family it concerns, such as {@code case 5.19}; empty when neither
 * @param message one line: what is wrong, what is there, what to write
 */
public record Problem(Position at, String subject, String message) {
  @Override
  public String toString() {
    return subject.isEmpty() ? at + ": " + message : at + " " + subject + ": " + message;
  }
}
