package dev.wsproof.transport;

import java.nio.file.Path;

/**
 * Whom to trust when connecting with TLS.
 *
 * @param caFile PEM file of certificates to trust instead of the platform's; null for the
 *     platform's
 * @param insecure trust anybody and check no host name; said so by whoever sets it
 */
public record TlsSettings(Path caFile, boolean insecure) {
  /** Trust what the platform trusts. */
  public static final TlsSettings PLATFORM = new TlsSettings(null, false);
}
