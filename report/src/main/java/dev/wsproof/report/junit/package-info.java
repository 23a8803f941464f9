/** The XML that viewers of CI systems read; judges nothing. */
package dev.wsproof.report.junit;
