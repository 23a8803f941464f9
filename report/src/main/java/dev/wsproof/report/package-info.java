/** Writes the reports of a run to a directory; judges nothing and knows no case by name. */
package dev.wsproof.report;
