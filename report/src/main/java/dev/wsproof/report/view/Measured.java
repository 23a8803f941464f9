package dev.wsproof.report.view;

/**
 * What an overview shows of how a case performed; judges nothing. Immutable.
 *
 * @param timed whether the case is about speed, so that its duration means something
 * @param incomingRatio compressed over plain octets of what the peer sent; null when not known
 * @param outgoingRatio the same of what we sent
 */
public record Measured(boolean timed, Double incomingRatio, Double outgoingRatio) {
  /** The case is not about speed, or nobody knows. */
  public static final Measured NOTHING = new Measured(false, null, null);

  /** What {@code detail} shows. */
  static Measured of(Detail detail) {
    if (!detail.reportTime() && !detail.reportCompressionRatio()) {
      return NOTHING;
    }
    boolean ratios = detail.reportCompressionRatio() && detail.traffic() != null;
    return new Measured(
        detail.reportTime(),
        ratios ? detail.traffic().incoming().compressionRatio() : null,
        ratios ? detail.traffic().outgoing().compressionRatio() : null);
  }
}
