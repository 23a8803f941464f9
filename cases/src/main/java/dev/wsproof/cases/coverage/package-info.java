/** Which cases check which of the RFCs' requirements; runs nothing. */
package dev.wsproof.cases.coverage;
