package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Diagnostics;
import dev.wsproof.cases.source.Node;
import dev.wsproof.script.Corpus;
import dev.wsproof.script.Delivery;
import dev.wsproof.script.MessageSource;
import dev.wsproof.script.Payload;
import dev.wsproof.script.Step;
import dev.wsproof.wire.Opcode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the step that sends messages and waits for each echo; refuses one that does not say what
 * the messages carry, or says it twice.
 */
final class EchoReader {
  /** The keys of the step, its own name first. */
  static final List<String> KEYS =
      List.of("echo", "data", "corpus", "length", "messages", "fragment", "logged", "chop", "sync");

  /** How many messages a step may send. */
  static final int MOST_MESSAGES = 1_000_000;

  private final PayloadReader payloads;
  private final Diagnostics out;

  EchoReader(PayloadReader payloads, Diagnostics out) {
    this.payloads = payloads;
    this.out = out;
  }

  /** Whether {@code script} has a step of this kind, right or wrong. */
  static boolean isIn(Node script) {
    return script instanceof Node.Items items
        && items.items().stream()
            .anyMatch(item -> item instanceof Node.Fields fields && fields.get("echo") != null);
  }

  /** The step; null when it can't be read. */
  Step read(Keys keys, Delivery delivery) {
    Opcode opcode = keys.choice("echo", ScriptReader.MESSAGES, null);
    MessageSource source = source(keys, opcode);
    Integer messages = keys.whole("messages", 1, MOST_MESSAGES);
    Integer fragment = keys.whole("fragment", 1, PayloadReader.LONGEST);
    boolean logged = keys.flag("logged", true);
    if (opcode == null || source == null) {
      return null;
    }
    int count = messages == null ? 1 : messages;
    return new Step.EchoLoop(opcode, source, count, fragment, delivery, logged);
  }

  private MessageSource source(Keys keys, Opcode opcode) {
    if (keys.has("data") == keys.has("corpus")) {
      String got = keys.has("data") ? "got data and corpus" : "nothing to send";
      out.add(keys.at(), "echo: " + got + ", wanted one of data and corpus");
      return null;
    }
    if (keys.has("corpus")) {
      return ring(keys, opcode);
    }
    if (keys.has("length")) {
      String sentence = "length: without corpus, wanted data: {repeat: …, to: …}";
      out.add(keys.get("length").at(), sentence);
    }
    Payload data = payloads.read("data", keys.get("data"), out);
    return data == null ? null : new MessageSource.Same(data);
  }

  private MessageSource ring(Keys keys, Opcode opcode) {
    Corpus corpus = keys.choice("corpus", Corpora.BY_NAME, null);
    keys.require("length", "how many characters of text, or octets, a message carries");
    Integer length = keys.whole("length", 1, PayloadReader.LONGEST);
    if (corpus == null || length == null || opcode == null) {
      return null;
    }
    boolean asText = opcode == Opcode.TEXT;
    if (corpus.isText() != asText) {
      String fitting =
          Corpora.BY_NAME.values().stream()
              .filter(other -> other.isText() == asText)
              .map(Corpus::name)
              .collect(Collectors.joining(" or "));
      String kind = asText ? " for text" : " for binary";
      out.unwanted("corpus", keys.get("corpus"), fitting + kind);
      return null;
    }
    return new MessageSource.Ring(corpus, length);
  }
}
