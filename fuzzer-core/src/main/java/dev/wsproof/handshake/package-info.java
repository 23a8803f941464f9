/** The opening handshake as text: requests, responses and their header fields (RFC 6455 §4). */
package dev.wsproof.handshake;
