/** What changed between two runs; passes or fails nothing and prints nothing. */
package dev.wsproof.report.diff;
