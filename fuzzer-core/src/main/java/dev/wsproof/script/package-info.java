/** What a test case does and what it expects, as immutable values; runs nothing. */
package dev.wsproof.script;
