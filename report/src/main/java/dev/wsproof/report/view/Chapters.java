package dev.wsproof.report.view;

import java.util.Map;

/** The names of the chapters that case ids begin with; classic and extended. */
public final class Chapters {
  /** Number to name. */
  public static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "Opening Handshake"),
          Map.entry(1, "Framing"),
          Map.entry(2, "Pings/Pongs"),
          Map.entry(3, "Reserved Bits"),
          Map.entry(4, "Opcodes"),
          Map.entry(5, "Fragmentation"),
          Map.entry(6, "UTF-8 Handling"),
          Map.entry(7, "Close Handling"),
          Map.entry(8, "Masking and Length Encoding"),
          Map.entry(9, "Limits/Performance"),
          Map.entry(10, "Misc"),
          Map.entry(11, "Extension Negotiation"),
          Map.entry(12, "WebSocket Compression (different payloads)"),
          Map.entry(13, "WebSocket Compression (different parameters)"),
          Map.entry(14, "Robustness"));

  private Chapters() {}
}
