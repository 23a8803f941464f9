/** What reports show, as values without any markup; written by nobody here. */
package dev.wsproof.report.view;
