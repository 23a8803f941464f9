package dev.wsproof.verdict;

/**
 * What was found in one run of one case.
 *
 * @param behavior of the peer
 * @param behaviorClose of the end of the connection
 * @param result a sentence about the behaviour
 * @param resultClose a sentence about the end
 */
public record Verdict(
    Behavior behavior, CloseBehavior behaviorClose, String result, String resultClose) {}
