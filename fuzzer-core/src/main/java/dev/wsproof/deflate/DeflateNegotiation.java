package dev.wsproof.deflate;

import static dev.wsproof.deflate.ExtensionParameters.CLIENT_MAX_WINDOW_BITS;
import static dev.wsproof.deflate.ExtensionParameters.CLIENT_NO_CONTEXT_TAKEOVER;
import static dev.wsproof.deflate.ExtensionParameters.EXTENSION;
import static dev.wsproof.deflate.ExtensionParameters.SERVER_MAX_WINDOW_BITS;
import static dev.wsproof.deflate.ExtensionParameters.SERVER_NO_CONTEXT_TAKEOVER;
import static dev.wsproof.deflate.ExtensionParameters.orMost;

import dev.wsproof.handshake.Extension;
import dev.wsproof.handshake.ExtensionsHeader;
import dev.wsproof.handshake.Parameter;
import dev.wsproof.script.DeflateOffer;
import dev.wsproof.script.DeflateReply;
import dev.wsproof.script.ExtensionsSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Offers permessage-deflate, answers offers and understands answers; compresses nothing (RFC 7692
 * §5, §7.1). Stateless: any thread.
 */
public final class DeflateNegotiation {
  private DeflateNegotiation() {}

  /**
   * The offer we accept as server.
   *
   * @param answer what we say, and so what is agreed
   */
  public record Acceptance(ExtensionParameters answer) {
    /** The value of Sec-WebSocket-Extensions to answer with. */
    public String header() {
      return answer.element().toString();
    }

    /** What is agreed by it. */
    public DeflateParameters parameters() {
      return answer.parameters();
    }
  }

  /** The value of Sec-WebSocket-Extensions that makes these offers, best first, as client. */
  public static String offers(List<DeflateOffer> wants) {
    return ExtensionsHeader.format(wants.stream().map(DeflateNegotiation::offer).toList());
  }

  /**
   * Answers a client: the first offer that lets us ask for one of {@code wants}, best first. An
   * offer that is malformed or of another extension is passed over.
   *
   * @return empty when there is none
   */
  public static Optional<Acceptance> answer(List<Extension> offers, List<DeflateOffer> wants) {
    for (Extension element : offers) {
      ExtensionParameters offer;
      try {
        offer = ExtensionParameters.read(element);
      } catch (NegotiationFailure unacceptable) {
        continue;
      }
      for (DeflateOffer want : wants) {
        if (allows(offer, want.peerMaxWindowBits())) {
          return Optional.of(
              accept(
                  offer,
                  new DeflateReply(
                      false, null, want.peerNoContextTakeover(), want.peerMaxWindowBits())));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Answers a client as a case wants it: the first offer that it can be said to.
   *
   * @return empty when there is none, or one has a parameter that no offer must have
   */
  public static Optional<Acceptance> answer(List<Extension> offers, ExtensionsSpec spec) {
    Acceptance first = null;
    for (Extension element : offers) {
      try {
        ExtensionParameters offer = ExtensionParameters.read(element);
        if (element.parameters().stream()
            .anyMatch(parameter -> spec.unlessOffered().contains(parameter.name()))) {
          return Optional.empty();
        }
        if (first == null && allows(offer, spec.accept().peerMaxWindowBits())) {
          first = accept(offer, spec.accept());
        }
      } catch (NegotiationFailure unacceptable) {
        // the next may be better
      }
    }
    return Optional.ofNullable(first);
  }

  /**
   * Understands a server's answer. What we asked of the server and it says nothing about is not
   * agreed on: its window is the largest then, its context kept.
   *
   * @param response the elements of its Sec-WebSocket-Extensions
   * @param offered what {@link #offers} was called with
   * @return empty when the server agreed to no extension
   * @throws NegotiationFailure when the answer agrees to what was not offered
   */
  public static Optional<DeflateParameters> agreed(
      List<Extension> response, List<DeflateOffer> offered) throws NegotiationFailure {
    if (response.isEmpty()) {
      return Optional.empty();
    }
    ExtensionParameters answer = understood(response);
    if (offered.isEmpty()) {
      throw new NegotiationFailure(
          "the server agreed to permessage-deflate, which was not offered");
    }
    // Parity: RFC 7692 §7.1.1.1 and §7.1.2.1 have a server that accepts confirm what it was asked;
    // the classic suite goes on with one that does not, as several do.
    checkWindow(answer.serverMaxWindowBits(), offered);
    return Optional.of(answer.parameters());
  }

  /**
   * Understands a server's answer, whatever was offered.
   *
   * @param response the elements of its Sec-WebSocket-Extensions
   * @throws NegotiationFailure when it is no answer to an offer of permessage-deflate at all
   */
  public static ExtensionParameters understood(List<Extension> response) throws NegotiationFailure {
    if (response.isEmpty()) {
      throw new NegotiationFailure("the server agreed to no extension");
    }
    if (response.size() > 1) {
      throw new NegotiationFailure(
          "the server agreed to " + response.size() + " extensions, of which only one was offered");
    }
    ExtensionParameters answer = ExtensionParameters.read(response.get(0));
    Integer ours = answer.clientMaxWindowBits();
    if (ours != null && ours == ExtensionParameters.NO_VALUE) {
      throw new NegotiationFailure(CLIENT_MAX_WINDOW_BITS + " has no value");
    }
    return answer;
  }

  /** What is wrong with the first offer of permessage-deflate that a client must not make. */
  public static Optional<String> problem(List<Extension> offers) {
    for (Extension element : offers) {
      if (element.name().equals(EXTENSION)) {
        try {
          ExtensionParameters.read(element);
        } catch (NegotiationFailure wrong) {
          return Optional.of(wrong.getMessage());
        }
      }
    }
    return Optional.empty();
  }

  private static Extension offer(DeflateOffer want) {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter(CLIENT_NO_CONTEXT_TAKEOVER, null));
    parameters.add(new Parameter(CLIENT_MAX_WINDOW_BITS, null));
    add(parameters, SERVER_NO_CONTEXT_TAKEOVER, want.peerNoContextTakeover());
    add(parameters, SERVER_MAX_WINDOW_BITS, want.peerMaxWindowBits());
    return new Extension(EXTENSION, parameters);
  }

  private static boolean allows(ExtensionParameters offer, Integer clientBits) {
    // RFC 7692 §7.1.1.2 lets a server ask for no context takeover without a hint of the client's.
    return clientBits == null || offer.clientMaxWindowBits() != null;
  }

  private static Acceptance accept(ExtensionParameters offer, DeflateReply want) {
    Integer clientBits = want.peerMaxWindowBits();
    if (clientBits != null && offer.clientMaxWindowBits() != ExtensionParameters.NO_VALUE) {
      // Deviation: the classic suite answers its own value even if the client can do less only.
      clientBits = Math.min(clientBits, offer.clientMaxWindowBits());
    }
    Integer serverBits = offer.serverMaxWindowBits();
    if (want.ourMaxWindowBits() != null) {
      serverBits = Math.min(want.ourMaxWindowBits(), orMost(serverBits));
    }
    return new Acceptance(
        new ExtensionParameters(
            offer.serverNoContextTakeover() || want.ourNoContextTakeover(),
            want.peerNoContextTakeover(),
            serverBits,
            clientBits));
  }

  /** Checks that at least one of our offers allows the server's window. */
  private static void checkWindow(Integer answered, List<DeflateOffer> offered)
      throws NegotiationFailure {
    int most =
        offered.stream().mapToInt(offer -> orMost(offer.peerMaxWindowBits())).max().orElse(0);
    if (answered != null && answered > most) {
      throw new NegotiationFailure(
          "the server answered "
              + (SERVER_MAX_WINDOW_BITS + "=" + answered)
              + (" to offers of " + most + " at the most"));
    }
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
}
