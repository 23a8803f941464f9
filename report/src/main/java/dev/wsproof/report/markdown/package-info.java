/** A summary in Markdown for the page of a CI job; judges nothing. */
package dev.wsproof.report.markdown;
