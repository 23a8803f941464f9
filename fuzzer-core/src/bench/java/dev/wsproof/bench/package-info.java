/** How fast the hot paths are, next to the least that any program could do. */
package dev.wsproof.bench;
