/** What makes a run pass, and the exit code that says so. */
package dev.wsproof.cli.gate;
