/** What people see: terminal, progress, summary; decides nothing. */
package dev.wsproof.cli.console;
