package dev.wsproof.handshake;

import java.util.List;

/**
 * An HTTP error that answers an opening handshake; does not write itself (RFC 6455 §4.2.2).
 * Immutable.
 *
 * @param status 400 and up
 * @param sentence why, for a person to read
 * @param fields further fields the response carries
 */
public record Refusal(int status, String sentence, List<HeaderField> fields) {
  /** Copies the fields. */
  public Refusal {
    fields = List.copyOf(fields);
  }
}
