package dev.wsproof.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtensionsHeaderTest {
  @Test
  void anOfferHasANameAndParametersInOrder() throws MalformedHead {
    assertEquals(
        List.of(
            new Extension(
                "permessage-deflate",
                List.of(
                    new Parameter("client_max_window_bits", null),
                    new Parameter("server_max_window_bits", "10"),
                    new Parameter("server_max_window_bits", "11")))),
        parse(
            "permessage-deflate; client_max_window_bits; server_max_window_bits=10;"
                + "server_max_window_bits=11"));
  }

  @Test
  void offersInOneLineAndInSeveralAreTheSame() throws MalformedHead {
    List<Extension> offers =
        List.of(
            new Extension("foo", List.of()),
            new Extension("bar", List.of(new Parameter("baz", "2"))),
            new Extension("foo", List.of(new Parameter("x", null))));

    assertEquals(offers, parse("foo, bar; baz=2, foo; x")); // RFC 6455 §9.1
    assertEquals(offers, parse("foo", "bar; baz=2", "foo; x"));
    assertEquals(offers, parse("foo, bar; baz=2", "foo; x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "x; y=\"10\">x; y=10",
        "x; y=\"a\\bc\">x; y=abc", // a quoted pair stands for its second character
        "x;y=1;z>x; y=1; z",
        " \tx\t ;\t y = 1 , z >x; y=1, z", // white space between any two parts
        "x,,y,>x, y", // RFC 2616 §2.1: empty elements count for nothing
        "x!#$%&'*+-.^_`|~9>x!#$%&'*+-.^_`|~9", // all that a token can hold
      })
  void whatTheGrammarAllowsIsReadAndWrittenPlain(String value, String plain) throws MalformedHead {
    assertEquals(plain, ExtensionsHeader.format(parse(value)));
  }

  @Test
  void noElementsAreNoExtensions() throws MalformedHead {
    assertEquals(List.of(), parse());
    assertEquals(List.of(), parse("", " , ,"));
    assertEquals("", ExtensionsHeader.format(List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ";",
        "=",
        "x;",
        "x; ;y",
        "x; y=",
        "x; =1",
        "a b",
        "x; y=1 2",
        "x; y=\"abc", // no closing quote
        "x; y=\"abc\\",
        "x; y=\"abc\\\"",
        "x; y=\"\"", // no token inside
        "x; y=\"a b\"",
        "x; y=\"a,b\"",
        "x; y=\"a\"b",
        "x; \"y\"=1",
        "\"x\"",
        "x/y",
        "x; y=a\"b\"",
        "\u00E4",
        "x; y=\u007F",
        "x\r\n",
      })
  void whatTheGrammarForbidsIsMalformed(String value) {
    assertThrows(MalformedHead.class, () -> parse(value));
    assertThrows(MalformedHead.class, () -> parse("good", value));
    assertThrows(MalformedHead.class, () -> parse("good, " + value));
  }

  @Test
  void theSentenceTellsWhereAndWhatIsWanted() {
    assertEquals(
        "Sec-WebSocket-Extensions: got 'x; y=', wanted a token at character 6",
        assertThrows(MalformedHead.class, () -> parse("x; y=")).getMessage());
    assertEquals(
        "Sec-WebSocket-Extensions: got 'a b', wanted a comma, a semicolon or the end"
            + " at character 3",
        assertThrows(MalformedHead.class, () -> parse("a b")).getMessage());
  }

  @Test
  void everyShortListIsReadBackAsItIsWritten() throws MalformedHead {
    List<Parameter> parameters =
        List.of(new Parameter("p", null), new Parameter("p", "1"), new Parameter("q", "x-y"));
    List<List<Parameter>> choices = new ArrayList<>(List.of(List.of()));
    for (Parameter first : parameters) {
      choices.add(List.of(first));
      for (Parameter second : parameters) {
        choices.add(List.of(first, second));
      }
    }
    for (List<Parameter> first : choices) {
      for (List<Parameter> second : choices) {
        List<Extension> list = List.of(new Extension("a", first), new Extension("b", second));
        assertEquals(list, parse(ExtensionsHeader.format(list)));
        assertEquals(list, parse(list.get(0).toString(), list.get(1).toString()));
      }
    }
  }

  @Test
  void onlyTokenCharactersArePartOfAName() {
    String marks = "!#$%&'*+-.^_`|~0123456789"; // RFC 9110 §5.6.2, beside the letters
    for (char c = 0; c < 256; c++) {
      boolean isToken = marks.indexOf(c) >= 0 || (c < 128 && Character.isLetter(c));
      assertEquals(isToken, isName("x" + c + "y"), "character " + (int) c);
    }
  }

  private static boolean isName(String text) {
    try {
      return parse(text).equals(List.of(new Extension(text, List.of())));
    } catch (MalformedHead malformed) {
      return false;
    }
  }

  private static List<Extension> parse(String... values) throws MalformedHead {
    return ExtensionsHeader.parse(List.of(values));
  }
}
