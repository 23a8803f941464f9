package dev.wsproof.script;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A case's number such as {@code 6.22.10}; orders numerically part by part, so that {@code 5.2}
 * comes before {@code 5.19}.
 */
public final class CaseId implements Comparable<CaseId> {
  private static final Pattern FORM = Pattern.compile("\\d{1,6}(\\.\\d{1,6}){1,5}");

  private final String text;
  private final int[] parts;

  private CaseId(String text) {
    this.text = text;
    this.parts = Arrays.stream(text.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }

  /**
   * Reads an id.
   *
   * @throws IllegalArgumentException when {@code text} is not two to six numbers joined by dots
   */
  public static CaseId of(String text) {
    if (!isId(text)) {
      throw new IllegalArgumentException(
          "case id: got '" + text + "', wanted two to six numbers joined by dots, such as 6.22.10");
    }
    return new CaseId(text);
  }

  /** Whether {@code text} has the form of an id. */
  public static boolean isId(String text) {
    return FORM.matcher(text).matches();
  }

  /** The first number. */
  public int chapter() {
    return parts[0];
  }

  /** All but the last number, such as {@code 6.22}. */
  public String section() {
    return text.substring(0, text.lastIndexOf('.'));
  }

  @Override
  public int compareTo(CaseId other) {
    int byParts = Arrays.compare(parts, other.parts);
    return byParts != 0 ? byParts : text.compareTo(other.text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CaseId that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
