/** Judges an observation against a test case; the only place where behaviour gets a name. */
package dev.wsproof.verdict;
