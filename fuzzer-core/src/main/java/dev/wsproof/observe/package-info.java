/** What was sent and seen in one conversation, as immutable values; judges nothing. */
package dev.wsproof.observe;
