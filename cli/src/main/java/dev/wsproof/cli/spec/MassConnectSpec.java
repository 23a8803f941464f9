package dev.wsproof.cli.spec;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Which servers to open many connections to, and how fast; immutable.
 *
 * @param connections how many to each server
 * @param batchSize how many to begin at once
 * @param batchDelay between batches
 * @param retryDelay before a connection that failed is tried again
 */
public record MassConnectSpec(
    int connections,
    int batchSize,
    Duration batchDelay,
    Duration retryDelay,
    List<Server> servers,
    List<String> warnings) {
  /** Defensive copies. */
  public MassConnectSpec {
    servers = List.copyOf(servers);
    warnings = List.copyOf(warnings);
  }

  /**
   * One server.
   *
   * @param name for people
   */
  public record Server(String name, URI uri) {}
}
