package dev.wsproof.wire;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes down what a reader calls, payload pieces of a frame joined; judges nothing. */
final class RecordingSink implements FrameReader.Sink {
  private final List<String> calls = new ArrayList<>();
  private final StringBuilder payload = new StringBuilder();
  private int stopAt = -1;
  private FrameReader reader;
  private int count;

  /** Stops {@code reader} in the call of this index. */
  void stop(FrameReader reader, int index) {
    this.reader = reader;
    this.stopAt = index;
  }

  List<String> calls() {
    List<String> all = new ArrayList<>(calls);
    if (!payload.isEmpty()) {
      all.add("payload " + payload);
    }
    return all;
  }

  int count() {
    return count;
  }

  @Override
  public void header(FrameHeader header) {
    calls.add(header.toString());
    counted();
  }

  @Override
  public void payload(ByteBuffer octets) {
    assertTrue(octets.hasRemaining(), "a payload call without octets");
    byte[] piece = new byte[octets.remaining()];
    octets.get(piece);
    payload.append(HexFormat.of().formatHex(piece));
    counted();
  }

  @Override
  public void end() {
    if (!payload.isEmpty()) {
      calls.add("payload " + payload);
      payload.setLength(0);
    }
    calls.add("end");
    counted();
  }

  private void counted() {
    if (count++ == stopAt) {
      reader.stop();
    }
  }
}
