package dev.wsproof.engine;

import dev.wsproof.deflate.DeflateNegotiation;
import dev.wsproof.deflate.DeflateParameters;
import dev.wsproof.deflate.ExtensionParameters;
import dev.wsproof.deflate.NegotiationFailure;
import dev.wsproof.handshake.ClientHandshake;
import dev.wsproof.handshake.Extension;
import dev.wsproof.handshake.ExtensionsHeader;
import dev.wsproof.handshake.HeadReader;
import dev.wsproof.handshake.MalformedHead;
import dev.wsproof.handshake.RequestHead;
import dev.wsproof.handshake.ResponseHead;
import dev.wsproof.handshake.SecretFields;
import dev.wsproof.handshake.UpgradeRequest;
import dev.wsproof.observe.AgreementFacts;
import dev.wsproof.script.DeflateOffer;
import dev.wsproof.script.ExtensionsSpec;
import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.wire.Role;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A client's side of the opening handshake: one request, one response that must be right in every
 * point; retries, redirects and authentication are not its business (RFC 6455 §4.1, RFC 7692 §5).
 */
public final class ClientOpening implements OpeningHandshake {
  private final UpgradeRequest request;
  private final String text;
  private final SecretFields secrets;
  private final HeadReader reader;
  private final int mostOctets;
  private final List<DeflateOffer> offers;
  private final ExtensionsSpec extensions;
  private DeflateParameters deflate;
  private AgreementFacts agreement;
  private String peerName;

  /**
   * @param request what to ask
   * @param mostOctets how long the response head may be
   */
  public ClientOpening(UpgradeRequest request, int mostOctets) {
    this(request, SecretFields.USUAL, mostOctets, List.of());
  }

  /**
   * @param request what to ask, the offers included
   * @param secrets fields of the request that nobody is to see
   * @param mostOctets how long the response head may be
   * @param offers the permessage-deflate offers in the request, in its order
   */
  public ClientOpening(
      UpgradeRequest request, SecretFields secrets, int mostOctets, List<DeflateOffer> offers) {
    this(request, secrets, mostOctets, offers, null);
  }

  /**
   * @param spec what a case changes about the request; null for nothing
   */
  public ClientOpening(
      UpgradeRequest usual,
      SecretFields secrets,
      int mostOctets,
      List<DeflateOffer> offers,
      HandshakeSpec spec) {
    this.extensions = spec == null ? null : spec.extensions();
    String head = usual.text();
    this.text =
        new ChangedHead(Role.CLIENT, spec).text(head, usual.resource(), host(head), usual.key());
    this.request = spec == null ? usual : asSent(usual, text);
    this.secrets = secrets;
    this.offers = offers;
    this.mostOctets = mostOctets;
    this.reader = new HeadReader(mostOctets);
  }

  private static String host(String head) {
    try {
      return RequestHead.parse(head).first("Host").orElse("");
    } catch (MalformedHead e) {
      return "";
    }
  }

  /** What the response has to fit: the key and the offers as they stand on the wire. */
  private static UpgradeRequest asSent(UpgradeRequest usual, String text) {
    try {
      int end = text.indexOf("\r\n\r\n");
      RequestHead head = RequestHead.parse(end < 0 ? text : text.substring(0, end + 4));
      return new UpgradeRequest(
          usual.host(),
          usual.port(),
          usual.secure(),
          usual.resource(),
          head.first("Sec-WebSocket-Key").orElse(usual.key()),
          usual.userAgent(),
          usual.origin(),
          head.elements("Sec-WebSocket-Protocol"),
          head.all("Sec-WebSocket-Extensions"),
          usual.more());
    } catch (MalformedHead e) {
      return usual;
    }
  }

  @Override
  public String begin() {
    return text;
  }

  @Override
  public Step read(ByteBuffer octets) {
    if (!reader.read(octets)) {
      return reader.isTooLong()
          ? new Step("", "the response head has more than " + mostOctets + " octets")
          : null;
    }
    try {
      ResponseHead response = ResponseHead.parse(reader.text());
      peerName = response.first("Server").orElse(null);
      Optional<String> problem = ClientHandshake.problem(request, response);
      if (problem.isEmpty()) {
        agree(response);
      }
      return new Step("", problem.orElse(null));
    } catch (MalformedHead | NegotiationFailure e) {
      return new Step("", e.getMessage());
    }
  }

  private void agree(ResponseHead response) throws MalformedHead, NegotiationFailure {
    List<Extension> answered = ExtensionsHeader.parse(response.all("Sec-WebSocket-Extensions"));
    if (extensions == null) {
      deflate = offers.isEmpty() ? null : DeflateNegotiation.agreed(answered, offers).orElse(null);
    } else if (!answered.isEmpty()) {
      ExtensionParameters answer = DeflateNegotiation.understood(answered);
      deflate = answer.parameters();
      agreement = answer.facts(Role.CLIENT);
    }
  }

  @Override
  public DeflateParameters deflate() {
    return deflate;
  }

  @Override
  public AgreementFacts agreement() {
    return agreement;
  }

  @Override
  public String request() {
    return secrets.masked(text);
  }

  @Override
  public String response() {
    return reader.text();
  }

  @Override
  public String peerName() {
    return peerName;
  }
}
