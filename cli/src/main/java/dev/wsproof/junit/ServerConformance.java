package dev.wsproof.junit;

import dev.wsproof.engine.EngineOptions;
import dev.wsproof.handshake.AddedFields;
import dev.wsproof.run.Route;
import dev.wsproof.run.Target;
import dev.wsproof.transport.TlsSettings;
import dev.wsproof.wire.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tests of a server, and how to reach it. For use by one thread. */
public final class ServerConformance extends ConformanceTests<ServerConformance> {
  private static final int PARALLEL = 16;

  private final URI uri;
  private final List<String> protocols = new ArrayList<>();
  private AddedFields fields = AddedFields.NONE;
  private TlsSettings tls = TlsSettings.PLATFORM;

  ServerConformance(URI uri) {
    super(Role.CLIENT, null, PARALLEL);
    this.uri = uri;
  }

  /**
   * Adds a field to our upgrade requests. Reports do not show values that are secret by their name,
   * such as those of {@code Authorization} and {@code Cookie}.
   */
  public ServerConformance header(String name, String value) {
    try {
      fields = fields.with(name, value, false);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("header: " + e.getMessage(), e);
    }
    return this;
  }

  /** Offers a subprotocol, or one more. */
  public ServerConformance subprotocol(String name) {
    protocols.add(name);
    return this;
  }

  /** Trusts the certificates in this PEM file instead of the platform's ({@code wss:}). */
  public ServerConformance trusting(Path pem) {
    tls = new TlsSettings(pem, false);
    return this;
  }

  @Override
  ServerConformance self() {
    return this;
  }

  @Override
  UnderTest underTest(ConformancePlan plan) {
    return new ServerUnderTest(
        plan,
        new Target(
            plan.agent(),
            uri,
            null,
            null,
            protocols,
            EngineOptions.DEFAULT,
            tls,
            fields,
            Route.DIRECT));
  }
}
