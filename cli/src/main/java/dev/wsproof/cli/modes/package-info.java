/** Small clients and servers to try things with, made of Netty's own WebSocket codec. */
package dev.wsproof.cli.modes;
