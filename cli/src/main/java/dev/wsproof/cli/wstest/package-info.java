/** The command line of the classic suite: what its words mean; runs nothing. */
package dev.wsproof.cli.wstest;
