package dev.wsproof.deflate;

import dev.wsproof.handshake.Extension;
import dev.wsproof.handshake.Parameter;
import dev.wsproof.handshake.PeerText;
import dev.wsproof.observe.AgreementFacts;
import dev.wsproof.wire.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The parameters of one permessage-deflate element, each understood by itself; knows no offer and
 * agrees to none (RFC 7692 §7.1).
 *
 * @param serverNoContextTakeover whether it is there
 * @param clientNoContextTakeover whether it is there
 * @param serverMaxWindowBits its value; null when it is not there
 * @param clientMaxWindowBits its value, 0 when it has none; null when it is not there
 */
public record ExtensionParameters(
    boolean serverNoContextTakeover,
    boolean clientNoContextTakeover,
    Integer serverMaxWindowBits,
    Integer clientMaxWindowBits) {
  static final String EXTENSION = "permessage-deflate";
  static final String SERVER_NO_CONTEXT_TAKEOVER = "server_no_context_takeover";
  static final String CLIENT_NO_CONTEXT_TAKEOVER = "client_no_context_takeover";
  static final String SERVER_MAX_WINDOW_BITS = "server_max_window_bits";
  static final String CLIENT_MAX_WINDOW_BITS = "client_max_window_bits";

  /** What {@link #clientMaxWindowBits} is when the parameter is there without a value. */
  public static final int NO_VALUE = 0;

  /**
   * Reads one element.
   *
   * @throws NegotiationFailure for another extension, and for an unknown or repeated parameter or a
   *     value that is missing, too many or out of range
   */
  static ExtensionParameters read(Extension element) throws NegotiationFailure {
    if (!element.name().equals(EXTENSION)) {
      throw new NegotiationFailure(
          "the extension " + PeerText.quote(element.name()) + " is unknown");
    }
    boolean serverTakesNothingOver = false;
    boolean clientTakesNothingOver = false;
    Integer serverBits = null;
    Integer clientBits = null;
    Set<String> seen = new HashSet<>();
    for (Parameter parameter : element.parameters()) {
      if (!seen.add(parameter.name())) {
        throw new NegotiationFailure(
            "the parameter " + PeerText.quote(parameter.name()) + " stands there twice");
      }
      switch (parameter.name()) {
        case SERVER_NO_CONTEXT_TAKEOVER -> serverTakesNothingOver = flag(parameter);
        case CLIENT_NO_CONTEXT_TAKEOVER -> clientTakesNothingOver = flag(parameter);
        case SERVER_MAX_WINDOW_BITS -> serverBits = bits(parameter);
        case CLIENT_MAX_WINDOW_BITS ->
            clientBits = parameter.value() == null ? Integer.valueOf(NO_VALUE) : bits(parameter);
        default ->
            throw new NegotiationFailure(
                "the parameter " + PeerText.quote(parameter.name()) + " is unknown");
      }
    }
    return new ExtensionParameters(
        serverTakesNothingOver, clientTakesNothingOver, serverBits, clientBits);
  }

  /** The element of an answer that says this. */
  Extension element() {
    List<Parameter> parameters = new ArrayList<>();
    add(parameters, SERVER_NO_CONTEXT_TAKEOVER, serverNoContextTakeover);
    add(parameters, SERVER_MAX_WINDOW_BITS, serverMaxWindowBits);
    add(parameters, CLIENT_NO_CONTEXT_TAKEOVER, clientNoContextTakeover);
    add(parameters, CLIENT_MAX_WINDOW_BITS, clientMaxWindowBits);
    return new Extension(EXTENSION, parameters);
  }

  private static void add(List<Parameter> parameters, String name, boolean there) {
    if (there) {
      parameters.add(new Parameter(name, null));
    }
  }

  private static void add(List<Parameter> parameters, String name, Integer value) {
    if (value != null) {
      parameters.add(new Parameter(name, value.toString()));
    }
  }

  /** What holds when this is a server's answer: what it leaves out is the most there can be. */
  public DeflateParameters parameters() {
    return new DeflateParameters(
        serverNoContextTakeover,
        clientNoContextTakeover,
        orMost(serverMaxWindowBits),
        orMost(clientMaxWindowBits));
  }

  static int orMost(Integer bits) {
    return bits == null ? DeflateParameters.MOST_WINDOW_BITS : bits;
  }

  /** The same, seen from one end. */
  public AgreementFacts facts(Role us) {
    return us == Role.SERVER
        ? new AgreementFacts(
            serverNoContextTakeover,
            clientNoContextTakeover,
            serverMaxWindowBits,
            clientMaxWindowBits)
        : new AgreementFacts(
            clientNoContextTakeover,
            serverNoContextTakeover,
            clientMaxWindowBits,
            serverMaxWindowBits);
  }

  private static boolean flag(Parameter parameter) throws NegotiationFailure {
    if (parameter.value() != null) {
      throw new NegotiationFailure(
          parameter.name()
              + " has the value "
              + PeerText.quote(parameter.value())
              + " but takes none");
    }
    return true;
  }

  /** A decimal integer without leading zeros (RFC 7692 §7.1.2). */
  private static int bits(Parameter parameter) throws NegotiationFailure {
    String value = parameter.value();
    if (value == null) {
      throw new NegotiationFailure(parameter.name() + " has no value");
    }
    if (!value.matches("[89]|1[0-5]")) {
      throw new NegotiationFailure(
          parameter.name() + " is " + PeerText.quote(value) + ", which is not one of 8 to 15");
    }
    return Integer.parseInt(value);
  }
}
