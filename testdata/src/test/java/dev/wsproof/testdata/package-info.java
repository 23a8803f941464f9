/**
 * Makes the data files of this module, always the same, and checks that they are what they claim.
 */
package dev.wsproof.testdata;
