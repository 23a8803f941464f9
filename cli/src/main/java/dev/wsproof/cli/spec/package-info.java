/** Reads spec files in the classic JSON, every mistake with its place; connects to nobody. */
package dev.wsproof.cli.spec;
