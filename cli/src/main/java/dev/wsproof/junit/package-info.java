/** The JUnit 5 face: conformance cases as dynamic tests; judges nothing itself. */
package dev.wsproof.junit;
