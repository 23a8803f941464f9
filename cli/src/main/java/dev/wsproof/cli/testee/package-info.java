/**
 * The bundled testee: a strict echo server made of Netty's own WebSocket codec and of nothing that
 * the fuzzer is made of.
 */
package dev.wsproof.cli.testee;
