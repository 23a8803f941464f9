package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Node;
import dev.wsproof.cases.source.Position;
import java.util.Map;
import java.util.Set;

/**
 * What one case of a family has of its own; immutable.
 *
 * @param at where it stands
 * @param values its columns, those of axes also as {@code axis.field}
 * @param known every column that any row of the family has
 */
record Row(Position at, Map<String, Node> values, Set<String> known) {
  /** The value of {@code column}; null when this row has none. */
  Node get(String column) {
    return values.get(column);
  }
}
