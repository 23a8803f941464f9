package dev.wsproof.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds fields in a message head by name, whatever the case of its letters; judges no value (RFC
 * 9110 §5).
 */
public sealed interface HeaderFields permits RequestHead, ResponseHead {
  /** All fields, in order. */
  List<HeaderField> fields();

  /** The value of the first field of this name, trimmed. */
  default Optional<String> first(String name) {
    return fields().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(field -> HeadText.trimmed(field.value()))
        .findFirst();
  }

  /** The values of all fields of this name, trimmed, in order. */
  default List<String> all(String name) {
    return fields().stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(field -> HeadText.trimmed(field.value()))
        .toList();
  }

  /** The elements of the comma-separated lists in all fields of this name, but the empty ones. */
  default List<String> elements(String name) {
    List<String> elements = new ArrayList<>();
    for (String value : all(name)) {
      for (String element : value.split(",")) {
        String trimmed = HeadText.trimmed(element);
        if (!trimmed.isEmpty()) {
          elements.add(trimmed);
        }
      }
    }
    return elements;
  }

  /** Whether one of those elements is {@code token}, whatever the case of its letters. */
  default boolean hasToken(String name, String token) {
    return elements(name).stream().anyMatch(token::equalsIgnoreCase);
  }
}
