/**
 * Echo servers and clients that break one rule of RFC 6455 or RFC 7692 each, on a codec of their
 * own: nothing of the fuzzer's, nothing of Netty's.
 */
package dev.wsproof.cli.testee.defect;
