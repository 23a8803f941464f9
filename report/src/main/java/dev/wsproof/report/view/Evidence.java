package dev.wsproof.report.view;

/**
 * All there is to show of one result that somebody asks about.
 *
 * @param about what the case does, in one line; empty when nobody knows; safe to print
 * @param detail what its detail file says; null when there is none that can be read
 */
public record Evidence(Finding finding, String about, Detail detail) {}
