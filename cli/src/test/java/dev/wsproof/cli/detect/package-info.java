/** That each defect is noticed by the cases that should, and by no other. */
package dev.wsproof.cli.detect;
