/** Frames as octets, in and out; enforces no rule (RFC 6455 §5.2). */
package dev.wsproof.wire;
