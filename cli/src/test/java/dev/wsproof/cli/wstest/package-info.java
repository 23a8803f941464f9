/** The classic command line: what its words mean, and how its processes end. */
package dev.wsproof.cli.wstest;
