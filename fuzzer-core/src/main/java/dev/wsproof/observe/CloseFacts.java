package dev.wsproof.observe;

/**
 * How a connection ended, seen from our side (RFC 6455 §7).
 *
 * @param closedByMe we sent the first close frame
 * @param failedByMe we failed the connection, by close frame or by dropping TCP
 * @param droppedByMe we dropped the TCP connection
 * @param wasClean a close frame went each way and the server dropped TCP in time
 * @param wasNotCleanReason why not; null when clean or not known
 * @param wasServerConnectionDropTimeout we are the client and the server did not drop TCP in time
 * @param wasOpenHandshakeTimeout the peer did not finish the opening handshake in time
 * @param wasCloseHandshakeTimeout the peer did not answer our close frame in time
 * @param localCloseCode the code we sent; null when none
 * @param localCloseReason the reason we sent; null when none
 * @param remoteCloseCode the code the peer sent; null when none
 * @param remoteCloseReason the reason the peer sent; null when none
 */
public record CloseFacts(
    boolean closedByMe,
    boolean failedByMe,
    boolean droppedByMe,
    boolean wasClean,
    String wasNotCleanReason,
    boolean wasServerConnectionDropTimeout,
    boolean wasOpenHandshakeTimeout,
    boolean wasCloseHandshakeTimeout,
    Integer localCloseCode,
    String localCloseReason,
    Integer remoteCloseCode,
    String remoteCloseReason) {}
