/** Runs suites against endpoints with known defects and says which cases notice. */
package dev.wsproof.cli.detect;
