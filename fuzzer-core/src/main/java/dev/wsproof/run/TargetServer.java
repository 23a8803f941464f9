package dev.wsproof.run;

import dev.wsproof.deflate.DeflateNegotiation;
import dev.wsproof.deflate.PreparedMessages;
import dev.wsproof.engine.ClientOpening;
import dev.wsproof.engine.Connection;
import dev.wsproof.engine.ConnectionListener;
import dev.wsproof.engine.Conversation;
import dev.wsproof.engine.EventLoop;
import dev.wsproof.engine.Interaction;
import dev.wsproof.engine.Limits;
import dev.wsproof.handshake.AcceptKey;
import dev.wsproof.handshake.ConnectRequest;
import dev.wsproof.handshake.UpgradeRequest;
import dev.wsproof.observe.Observation;
import dev.wsproof.script.DeflateOffer;
import dev.wsproof.script.TestCase;
import dev.wsproof.transport.StreamConnector;
import dev.wsproof.transport.TlsClient;
import dev.wsproof.transport.TlsFailure;
import dev.wsproof.wire.Role;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A server under test, the way to it resolved and TLS prepared: holds conversations with it, each
 * over a new connection; judges none of them. Safe for use by many threads.
 */
final class TargetServer {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration[] PAUSES_BEFORE_RETRY = {
    Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1)
  };

  private final Target target;
  private final String userAgent;
  private final TimeoutScale timeouts;
  private final StreamConnector connector;
  private final PreparedMessages prepared;
  private final boolean secure;
  private final int port;
  private final TlsClient tls;
  private volatile List<SocketAddress> addresses;

  TargetServer(
      Target target,
      String userAgent,
      TimeoutScale timeouts,
      StreamConnector connector,
      PreparedMessages prepared)
      throws Unreachable {
    URI uri = target.uri();
    this.target = target;
    this.userAgent = userAgent;
    this.timeouts = timeouts;
    this.connector = connector;
    this.prepared = prepared;
    this.secure = "wss".equalsIgnoreCase(uri.getScheme());
    this.port = uri.getPort() >= 0 ? uri.getPort() : (secure ? 443 : 80);
    addresses = addresses();
    try {
      String name = target.hostname() != null ? target.hostname() : uri.getHost();
      tls = secure ? TlsClient.to(name, port, target.tls()) : null;
    } catch (TlsFailure e) {
      throw new Unreachable(e.getMessage());
    }
  }

  private List<SocketAddress> addresses() throws Unreachable {
    if (target.route() instanceof Route.UnixSocket unix) {
      return List.of(UnixDomainSocketAddress.of(unix.path()));
    }
    return target.route() instanceof Route.Proxy proxy
        ? resolved(proxy.host(), proxy.port(), "no such proxy host: ")
        : resolved(target.uri().getHost(), port, "no such host: ");
  }

  private List<SocketAddress> resolved(String host, int toPort, String otherwise)
      throws Unreachable {
    try {
      return Stream.of(InetAddress.getAllByName(host))
          .map(address -> (SocketAddress) new InetSocketAddress(address, toPort))
          .toList();
    } catch (UnknownHostException e) {
      throw new Unreachable(target.uri() + ": " + otherwise + host);
    }
  }

  private ConnectRequest tunnel() {
    return target.route() instanceof Route.Proxy proxy
        ? new ConnectRequest(target.uri().getHost(), port, userAgent, proxy.authorization())
        : null;
  }

  /**
   * Runs one case over a new connection, and a sanity echo over another behind it where the case
   * wants that. When there is no connection it is tried again a few times, with pauses of a second
   * and a half in all.
   *
   * @return the observation, or {@link Unreachable}
   */
  CompletableFuture<Observation> converse(TestCase testCase) {
    CompletableFuture<Observation> result = new CompletableFuture<>();
    if (!testCase.echoesAfterwards()) {
      connect(testCase, addresses, 0, 0, result);
      return result;
    }
    CompletableFuture<Observation> first = new CompletableFuture<>();
    first.whenComplete(
        (seen, error) -> {
          if (error == null) {
            echoAfter(seen, result);
          } else {
            result.completeExceptionally(error);
          }
        });
    connect(testCase, addresses, 0, 0, first);
    return result;
  }

  private void echoAfter(Observation seen, CompletableFuture<Observation> result) {
    CompletableFuture<Observation> echo = new CompletableFuture<>();
    echo.whenComplete(
        (after, error) -> {
          if (error == null) {
            result.complete(seen.followedBy(problem(after)));
          } else if (error instanceof Unreachable) {
            result.complete(seen.followedBy(error.getMessage()));
          } else {
            result.completeExceptionally(error);
          }
        });
    connect(timeouts.of(SanityEcho.CASE), addresses, 0, 0, echo);
  }

  private static String problem(Observation echo) {
    return SanityEcho.echoed(echo) ? null : SanityEcho.problem(echo);
  }

  private void connect(
      TestCase testCase,
      List<SocketAddress> candidates,
      int index,
      int retries,
      CompletableFuture<Observation> result) {
    SocketAddress address = candidates.get(index);
    StreamConnector.Endpoint endpoint =
        new StreamConnector.Endpoint(
            address, tunnel(), tls, target.options().tcpNoDelay(), timeouts.of(CONNECT_TIMEOUT));
    connector.connect(
        endpoint,
        loop ->
            new Attempt(conversation(testCase, loop, result), result) {
              @Override
              public void connected(Connection connection) {
                addresses = List.of(address);
                super.connected(connection);
              }

              @Override
              public void failed(String sentence) {
                if (index + 1 < candidates.size()) {
                  connect(testCase, candidates, index + 1, retries, result);
                } else if (retries < PAUSES_BEFORE_RETRY.length) {
                  loop.schedule(
                      PAUSES_BEFORE_RETRY[retries],
                      () -> connect(testCase, candidates, 0, retries + 1, result));
                } else {
                  result.completeExceptionally(new Unreachable(target.uri() + ": " + sentence));
                }
              }
            });
  }

  private Conversation conversation(
      TestCase testCase, EventLoop loop, CompletableFuture<Observation> result) {
    Limits limits = Limits.FUNCTIONAL;
    return new Conversation(
        Role.CLIENT,
        testCase,
        timeouts.of(target.options()),
        limits,
        new ClientOpening(
            request(testCase.deflate()),
            target.fields().secrets(),
            limits.headOctets(),
            testCase.deflate(),
            testCase.handshake()),
        () -> ThreadLocalRandom.current().nextInt(),
        loop,
        Interaction.NONE,
        prepared,
        result::complete);
  }

  private UpgradeRequest request(List<DeflateOffer> offers) {
    URI uri = target.uri();
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return new UpgradeRequest(
        uri.getHost(),
        port,
        secure,
        uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery(),
        AcceptKey.newKey(),
        userAgent,
        target.origin(),
        target.protocols(),
        offers.isEmpty() ? List.of() : List.of(DeflateNegotiation.offers(offers)),
        target.fields().fields());
  }

  /** A conversation that hears of its connection, once there is one. */
  private abstract static class Attempt implements ConnectionListener {
    private final Conversation conversation;
    private final CompletableFuture<Observation> result;

    Attempt(Conversation conversation, CompletableFuture<Observation> result) {
      this.conversation = conversation;
      this.result = result;
    }

    @Override
    public void connected(Connection connection) {
      conversation.connected(connection);
    }

    @Override
    public void received(ByteBuffer octets) {
      conversation.received(octets);
    }

    @Override
    public void writable() {
      conversation.writable();
    }

    @Override
    public void lost() {
      conversation.lost();
    }

    @Override
    public void broken(Throwable cause) {
      result.completeExceptionally(cause);
    }
  }
}
