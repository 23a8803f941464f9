/** Makes test cases of the nodes of a case file; internal to the module. */
package dev.wsproof.cases.compile;
