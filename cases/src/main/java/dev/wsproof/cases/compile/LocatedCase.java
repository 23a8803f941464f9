package dev.wsproof.cases.compile;

import dev.wsproof.cases.source.Position;
import dev.wsproof.script.TestCase;

/**
 * A case and where it was written.
 *
 * @param at its row, or its family when it has none
 */
public record LocatedCase(Position at, TestCase testCase) {}
