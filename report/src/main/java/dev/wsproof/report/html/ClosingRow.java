package dev.wsproof.report.html;

import dev.wsproof.observe.CloseFacts;
import java.util.List;

/**
 * One fact of how a connection ended.
 *
 * @param none whether there is no value
 */
record ClosingRow(String key, String value, boolean none, String meaning) {

  static List<ClosingRow> of(boolean isServer, CloseFacts close) {
    return List.of(
        flag("isServer", isServer, "wsproof was the server, and the peer the client."),
        flag("closedByMe", close.closedByMe(), "wsproof sent the first close frame."),
        flag(
            "failedByMe",
            close.failedByMe(),
            "wsproof failed the connection, by a close frame or by ending TCP: the peer broke the"
                + " protocol, or time was up."),
        flag("droppedByMe", close.droppedByMe(), "wsproof ended the TCP connection."),
        flag(
            "wasClean",
            close.wasClean(),
            "A close frame went each way, and then the server, whose duty it is, ended TCP."),
        value("wasNotCleanReason", close.wasNotCleanReason(), "What was not clean, if so."),
        flag(
            "wasServerConnectionDropTimeout",
            close.wasServerConnectionDropTimeout(),
            "Being the client, wsproof waited for the server to end TCP, and in vain."),
        flag(
            "wasOpenHandshakeTimeout",
            close.wasOpenHandshakeTimeout(),
            "The peer did not get through the opening handshake in time."),
        flag(
            "wasCloseHandshakeTimeout",
            close.wasCloseHandshakeTimeout(),
            "wsproof sent a close frame and the peer sent none back in time."),
        value("localCloseCode", close.localCloseCode(), "Status code that wsproof sent."),
        value("localCloseReason", close.localCloseReason(), "Reason that wsproof sent."),
        value("remoteCloseCode", close.remoteCloseCode(), "Status code that the peer sent."),
        value("remoteCloseReason", close.remoteCloseReason(), "Reason that the peer sent."));
  }

  private static ClosingRow flag(String key, boolean value, String meaning) {
    return new ClosingRow(key, LogLine.word(value), false, meaning);
  }

  private static ClosingRow value(String key, Object value, String meaning) {
    return new ClosingRow(key, value == null ? "None" : value.toString(), value == null, meaning);
  }
}
