/** The small clients and servers against each other and against the fuzzing server. */
package dev.wsproof.cli.modes;
