/** Tests of the JUnit face, launched as a build would. */
package dev.wsproof.junit;
