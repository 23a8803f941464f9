/** Octets and foreign strings as people can read them safely; trusts no peer. */
package dev.wsproof.report.text;
