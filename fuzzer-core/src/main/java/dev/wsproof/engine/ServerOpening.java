package dev.wsproof.engine;

import dev.wsproof.deflate.DeflateNegotiation;
import dev.wsproof.deflate.DeflateNegotiation.Acceptance;
import dev.wsproof.deflate.DeflateParameters;
import dev.wsproof.deflate.ExtensionParameters;
import dev.wsproof.deflate.NegotiationFailure;
import dev.wsproof.handshake.Extension;
import dev.wsproof.handshake.ExtensionsHeader;
import dev.wsproof.handshake.HeadReader;
import dev.wsproof.handshake.MalformedHead;
import dev.wsproof.handshake.Refusal;
import dev.wsproof.handshake.RequestHead;
import dev.wsproof.handshake.SecretFields;
import dev.wsproof.handshake.ServerHandshake;
import dev.wsproof.observe.AgreementFacts;
import dev.wsproof.script.DeflateOffer;
import dev.wsproof.script.ExtensionsSpec;
import dev.wsproof.script.HandshakeSpec;
import dev.wsproof.wire.Role;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A server's side of the opening handshake: accepts every request that is right, no subprotocol,
 * and permessage-deflate where a case wants it; refuses others with one HTTP response and one
 * sentence (RFC 6455 §4.2, RFC 7692 §5).
 */
public final class ServerOpening implements OpeningHandshake {
  private final String server;
  private final HeadReader reader;
  private final int mostOctets;
  private final List<DeflateOffer> wants;
  private final HandshakeSpec spec;
  private final boolean nonceRepeated;
  private DeflateParameters deflate;
  private AgreementFacts agreement;
  private String response = "";
  private String peerName;

  /**
   * @param server what we call ourselves in the {@code Server} field
   * @param mostOctets how long the request head may be
   */
  public ServerOpening(String server, int mostOctets) {
    this(server, mostOctets, List.of());
  }

  /**
   * @param server what we call ourselves in the {@code Server} field
   * @param mostOctets how long the request head may be
   * @param wants what we ask of a client that offers permessage-deflate, best first; none to
   *     decline it
   */
  public ServerOpening(String server, int mostOctets, List<DeflateOffer> wants) {
    this(server, mostOctets, wants, null, false);
  }

  /**
   * @param spec what a case changes about the response that accepts; null for nothing
   * @param nonceRepeated whether an earlier connection had the same Sec-WebSocket-Key
   */
  public ServerOpening(
      String server,
      int mostOctets,
      List<DeflateOffer> wants,
      HandshakeSpec spec,
      boolean nonceRepeated) {
    this.nonceRepeated = nonceRepeated;
    this.server = server;
    this.spec = spec;
    this.wants = wants;
    this.mostOctets = mostOctets;
    this.reader = new HeadReader(mostOctets);
  }

  @Override
  public String begin() {
    return "";
  }

  @Override
  public Step read(ByteBuffer octets) {
    if (!reader.read(octets)) {
      return reader.isTooLong()
          ? refuse(431, "the request head has more than " + mostOctets + " octets")
          : null;
    }
    RequestHead request;
    try {
      request = RequestHead.parse(reader.text());
    } catch (MalformedHead e) {
      return refuse(400, e.getMessage());
    }
    peerName = request.first("User-Agent").orElse(null);
    Optional<Refusal> refusal = ServerHandshake.refusal(request);
    if (refusal.isPresent()) {
      return refuse(refusal.get());
    }
    try {
      response =
          new ChangedHead(Role.SERVER, spec)
              .text(
                  ServerHandshake.acceptance(request, server, null, extensions(request)),
                  request.target(),
                  request.first("Host").orElse(""),
                  request.first("Sec-WebSocket-Key").orElse(""));
    } catch (MalformedHead e) {
      return refuse(400, e.getMessage());
    }
    return new Step(response, null);
  }

  /** The values of our Sec-WebSocket-Extensions, a line each. */
  private List<String> extensions(RequestHead request) throws MalformedHead {
    ExtensionsSpec wanted = spec == null ? null : spec.extensions();
    if (wants.isEmpty() && wanted == null) {
      return List.of();
    }
    List<Extension> offers = ExtensionsHeader.parse(request.all("Sec-WebSocket-Extensions"));
    Optional<Acceptance> acceptance =
        wanted == null
            ? DeflateNegotiation.answer(offers, wants)
            : DeflateNegotiation.answer(offers, wanted);
    if (acceptance.isEmpty()) {
      return List.of();
    }
    String header = acceptance.get().header();
    if (wanted == null) {
      deflate = acceptance.get().parameters();
      return List.of(header);
    }
    List<String> lines = wanted.replyLines(header);
    ExtensionParameters said = said(lines, acceptance.get().answer());
    deflate = said.parameters();
    agreement = said.facts(Role.SERVER);
    return lines;
  }

  /** What an answer agrees to; if that is nothing at all, what it should have. */
  private static ExtensionParameters said(List<String> lines, ExtensionParameters otherwise) {
    try {
      return DeflateNegotiation.understood(ExtensionsHeader.parse(lines));
    } catch (MalformedHead | NegotiationFailure wrongOnPurpose) {
      return otherwise;
    }
  }

  @Override
  public Duration delay() {
    return spec == null || spec.delay() == null ? Duration.ZERO : spec.delay();
  }

  @Override
  public boolean nonceRepeated() {
    return nonceRepeated;
  }

  @Override
  public DeflateParameters deflate() {
    return deflate;
  }

  @Override
  public AgreementFacts agreement() {
    return agreement;
  }

  private Step refuse(int status, String sentence) {
    return refuse(new Refusal(status, sentence, List.of()));
  }

  private Step refuse(Refusal refusal) {
    response = ServerHandshake.response(refusal);
    return new Step(response, refusal.sentence());
  }

  @Override
  public String request() {
    return SecretFields.USUAL.masked(reader.text());
  }

  @Override
  public String response() {
    return response;
  }

  @Override
  public String peerName() {
    return peerName;
  }
}
