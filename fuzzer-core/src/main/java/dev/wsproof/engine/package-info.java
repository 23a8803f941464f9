/**
 * Runs one script over one connection and records what happens; judges nothing, opens no socket.
 */
package dev.wsproof.engine;
