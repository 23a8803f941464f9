/** Servers and clients that are not ours, to test against. */
package dev.wsproof.cli.peers;
