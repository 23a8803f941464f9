package dev.wsproof.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wsproof.script.FrameSpec;
import dev.wsproof.script.Step;
import dev.wsproof.script.TestCase;
import dev.wsproof.wire.Opcode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Writes each script as a server to a silent peer would, with a frame writer of its own. */
class WireOctetsTest {
  private static final class Wire {
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private boolean open = true;

    void header(Opcode opcode, boolean fin, int rsv, long length) {
      octets.write((fin ? 0x80 : 0) | rsv << 4 | opcode.number());
      if (length <= 125) {
        octets.write((int) length);
      } else if (length <= 0xFFFF) {
        octets.write(126);
        octets.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
      } else {
        octets.write(127);
        octets.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
      }
    }

    void frame(Opcode opcode, boolean fin, int rsv, byte[] payload) {
      header(opcode, fin, rsv, payload.length);
      octets.writeBytes(payload);
    }

    void close(Integer code, byte[] reason) {
      if (open) {
        open = false;
        ByteBuffer body = ByteBuffer.allocate((code == null ? 0 : 2) + reason.length);
        if (code != null) {
          body.putShort(code.shortValue());
        }
        frame(Opcode.CLOSE, true, 0, body.put(reason).array());
      }
    }

    void message(Step.SendMessage message) {
      byte[] payload = message.payload().octets();
      if (message.fragment() == null) {
        frame(message.opcode(), true, 0, payload);
        return;
      }
      int sent = 0;
      Opcode opcode = message.opcode();
      while (payload.length - sent >= message.fragment()) {
        byte[] part = Arrays.copyOfRange(payload, sent, sent + message.fragment());
        frame(opcode, false, 0, part);
        opcode = Opcode.CONTINUATION;
        sent += message.fragment();
      }
      frame(opcode, true, 0, Arrays.copyOfRange(payload, sent, payload.length));
    }

    void step(Step step) {
      if (step instanceof Step.SendFrame send) {
        FrameSpec frame = send.frame();
        frame(frame.opcode(), frame.fin(), frame.rsv(), frame.payload().octets());
      } else if (step instanceof Step.SendMessage message) {
        message(message);
      } else if (step instanceof Step.SendOctets send) {
        octets.writeBytes(send.octets().octets());
      } else if (step instanceof Step.BeginFrame frame) {
        header(frame.opcode(), frame.fin(), frame.rsv(), frame.length());
      } else if (step instanceof Step.FramePart part) {
        octets.writeBytes(part.data().octets());
      } else if (step instanceof Step.Close close) {
        close(close.code(), close.reason() == null ? new byte[0] : close.reason().octets());
      } else if (step instanceof Step.CloseAfter) {
        close(null, new byte[0]);
      } else if (step instanceof Step.FailAfter) {
        close(1001, "Going Away".getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private static String line(TestCase testCase) throws NoSuchAlgorithmException {
    Wire wire = new Wire();
    testCase.steps().forEach(wire::step);
    byte[] octets = wire.octets.toByteArray();
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(octets);
    return testCase.id() + "\t" + octets.length + "\t" + HexFormat.of().formatHex(digest);
  }

  @TestFactory
  List<DynamicTest> everyScriptPutsTheClassicOctetsOnTheWire() {
    List<String> facts = Facts.lines("octets.tsv");
    List<TestCase> cases =
        Catalogue.classic().cases().stream().filter(testCase -> !testCase.isEchoLoop()).toList();
    assertEquals(facts.size(), cases.size());
    return cases.stream()
        .map(
            testCase ->
                DynamicTest.dynamicTest(
                    testCase.id().toString(),
                    () -> assertEquals(facts.get(cases.indexOf(testCase)), line(testCase))))
        .toList();
  }
}
