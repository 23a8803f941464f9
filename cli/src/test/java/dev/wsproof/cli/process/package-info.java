/** The packaged jar as a process: what it prints, what it leaves behind, how it ends. */
package dev.wsproof.cli.process;
