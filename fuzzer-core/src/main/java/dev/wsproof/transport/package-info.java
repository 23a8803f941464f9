/** Octet channels over TCP and TLS; the only package that knows Netty. */
package dev.wsproof.transport;
