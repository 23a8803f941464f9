package dev.wsproof.handshake;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One extension with its parameters, offered or agreed; knows the meaning of none (RFC 6455 §9.1).
 * Immutable.
 *
 * @param name the extension token
 * @param parameters in order, repeated ones too
 */
public record Extension(String name, List<Parameter> parameters) {
  /** Copies the parameters. */
  public Extension {
    parameters = List.copyOf(parameters);
  }

  /** As an element of the header field's value. */
  @Override
  public String toString() {
    return parameters.stream()
        .map(parameter -> "; " + parameter)
        .collect(Collectors.joining("", name, ""));
  }
}
