/** The command line: parses, wires together, prints, returns a code. */
package dev.wsproof.cli;
