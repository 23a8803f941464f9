package dev.wsproof.engine;

import dev.wsproof.handshake.HeadReader;
import dev.wsproof.handshake.MalformedHead;
import dev.wsproof.handshake.Refusal;
import dev.wsproof.handshake.RequestHead;
import dev.wsproof.handshake.SecretFields;
import dev.wsproof.handshake.ServerHandshake;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A server's side of the opening handshake: accepts every request that is right and no extension or
 * subprotocol; refuses others with one HTTP response and one sentence (RFC 6455 §4.2).
 */
public final class ServerOpening implements OpeningHandshake {
  private final String server;
  private final HeadReader reader;
  private final int mostOctets;
  private String response = "";
  private String peerName;

  /**
   * @param server what we call ourselves in the {@code Server} field
   * @param mostOctets how long the request head may be
   */
  public ServerOpening(String server, int mostOctets) {
    this.server = server;
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
    response = ServerHandshake.acceptance(request, server, null, null);
    return new Step(response, null);
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
