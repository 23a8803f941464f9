package dev.wsproof.report.junit;

import dev.wsproof.report.gate.Judgement;
import dev.wsproof.report.view.Evidence;
import dev.wsproof.report.view.IndexEntry;
import dev.wsproof.script.CaseId;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a judgement as JUnit XML: a suite for each agent and chapter, a test case for each case. A
 * case that does not pass is a failure, one that counts neither way is skipped, and whatever keeps
 * the run from being complete is an error. Further attempts that failed are a {@code rerunFailure}
 * each; a flaky case that passes has a {@code flakyFailure} for each attempt that failed. Keeps to
 * what the schemas of Jenkins and Surefire have in common.
 */
public final class JunitXml {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private JunitXml() throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  /**
   * The file's octets.
   *
   * @param evidence asked for once for each result that does not pass, or would not if it counted
   * @param chapters what the chapter of a case is called
   */
  public static byte[] of(
      Judgement judgement,
      Function<IndexEntry, Evidence> evidence,
      Function<CaseId, String> chapters) {
    try {
      JunitXml document = new JunitXml();
      document.write(Suite.of(judgement, evidence, chapters));
      return document.text.toString().getBytes(StandardCharsets.UTF_8);
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("writing XML to memory", impossible);
    }
  }

  private void write(List<Suite> suites) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", "wsproof");
    counts(
        suites.stream().mapToLong(suite -> suite.tests().size()).sum(),
        suites.stream().mapToLong(suite -> suite.faults(true)).sum(),
        suites.stream().mapToLong(suite -> suite.faults(false)).sum(),
        suites.stream().mapToLong(Suite::millis).sum());
    for (Suite suite : suites) {
      write(suite);
    }
    line(0);
    xml.writeEndElement();
    xml.writeCharacters("\n");
    xml.writeEndDocument();
    xml.close();
  }

  private void write(Suite suite) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", suite.name());
    counts(suite.tests().size(), suite.faults(true), suite.faults(false), suite.millis());
    xml.writeAttribute("skipped", Long.toString(suite.skipped()));
    for (Suite.Test test : suite.tests()) {
      line(2);
      write(test, suite.className());
    }
    line(1);
    xml.writeEndElement();
  }

  private void write(Suite.Test test, String className) throws XMLStreamException {
    boolean empty = test.skipped() == null && test.fault() == null && test.again().isEmpty();
    if (empty) {
      xml.writeEmptyElement("testcase");
    } else {
      xml.writeStartElement("testcase");
    }
    xml.writeAttribute("name", test.name());
    xml.writeAttribute("classname", className);
    xml.writeAttribute("time", seconds(test.millis()));
    if (empty) {
      return;
    }
    if (test.fault() != null) {
      line(3);
      write(test.fault());
    }
    for (Suite.Fault fault : test.again()) {
      line(3);
      writeAgain(test.fault() == null ? "flakyFailure" : "rerunFailure", fault);
    }
    if (test.skipped() != null) {
      line(3);
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", test.skipped());
    }
    line(2);
    xml.writeEndElement();
  }

  private void write(Suite.Fault fault) throws XMLStreamException {
    xml.writeStartElement(fault.verdict() ? "failure" : "error");
    xml.writeAttribute("type", fault.type());
    xml.writeAttribute("message", fault.message());
    xml.writeCharacters(fault.text().get());
    xml.writeEndElement();
  }

  private void writeAgain(String name, Suite.Fault fault) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeAttribute("type", fault.type());
    xml.writeAttribute("message", fault.message());
    xml.writeStartElement("stackTrace");
    xml.writeCharacters(fault.text().get());
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void counts(long tests, long failures, long errors, long millis)
      throws XMLStreamException {
    xml.writeAttribute("tests", Long.toString(tests));
    xml.writeAttribute("failures", Long.toString(failures));
    xml.writeAttribute("errors", Long.toString(errors));
    xml.writeAttribute("time", seconds(millis));
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000);
  }
}
