package dev.wsproof.engine;

import dev.wsproof.handshake.ClientHandshake;
import dev.wsproof.handshake.HeadReader;
import dev.wsproof.handshake.MalformedHead;
import dev.wsproof.handshake.ResponseHead;
import dev.wsproof.handshake.SecretFields;
import dev.wsproof.handshake.UpgradeRequest;
import java.nio.ByteBuffer;

/**
 * A client's side of the opening handshake: one request, one response that must be right in every
 * point; retries, redirects and authentication are not its business (RFC 6455 §4.1).
 */
public final class ClientOpening implements OpeningHandshake {
  private final UpgradeRequest request;
  private final SecretFields secrets;
  private final HeadReader reader;
  private final int mostOctets;
  private String peerName;

  /**
   * @param request what to ask
   * @param mostOctets how long the response head may be
   */
  public ClientOpening(UpgradeRequest request, int mostOctets) {
    this(request, SecretFields.USUAL, mostOctets);
  }

  /**
   * @param request what to ask
   * @param secrets fields of the request that nobody is to see
   * @param mostOctets how long the response head may be
   */
  public ClientOpening(UpgradeRequest request, SecretFields secrets, int mostOctets) {
    this.request = request;
    this.secrets = secrets;
    this.mostOctets = mostOctets;
    this.reader = new HeadReader(mostOctets);
  }

  @Override
  public String begin() {
    return request.text();
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
      return new Step("", ClientHandshake.problem(request, response).orElse(null));
    } catch (MalformedHead e) {
      return new Step("", e.getMessage());
    }
  }

  @Override
  public String request() {
    return secrets.masked(request.text());
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
