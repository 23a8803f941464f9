package dev.wsproof.cli.web;

import dev.wsproof.cases.CaseListing;
import dev.wsproof.script.TestCase;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes what the page has to know, as JSON: where to connect, and which cases there are. */
final class CasesJson {
  private static final int SUMMARY_CHARACTERS = 200;
  private static final JsonFactory FACTORY = new JsonFactory();

  private CasesJson() {}

  /** The whole document. */
  static byte[] of(WebSite.Settings settings) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json =
        FACTORY.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeStringProperty("version", settings.version());
      json.writeNumberProperty("port", settings.webSocketPort());
      json.writeBooleanProperty("secure", settings.secure());
      json.writeObjectPropertyStart("chapters");
      for (Map.Entry<Integer, String> chapter : new TreeMap<>(settings.chapters()).entrySet()) {
        json.writeStringProperty(chapter.getKey().toString(), chapter.getValue());
      }
      json.writeEndObject();
      json.writeArrayPropertyStart("cases");
      int number = 0;
      for (TestCase testCase : settings.cases()) {
        write(testCase, ++number, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  private static void write(TestCase testCase, int number, JsonGenerator json) {
    CaseListing listing = CaseListing.of(testCase, SUMMARY_CHARACTERS);
    json.writeStartObject();
    json.writeNumberProperty("number", number);
    json.writeStringProperty("id", listing.id());
    json.writeNumberProperty("chapter", testCase.id().chapter());
    json.writeStringProperty("suite", testCase.suite());
    json.writeStringProperty("about", listing.summary());
    json.writeStringProperty("level", listing.level());
    json.writeStringProperty("clause", listing.clause());
    json.writeEndObject();
  }
}
