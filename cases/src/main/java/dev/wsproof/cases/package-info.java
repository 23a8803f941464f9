/**
 * The catalogue of test cases: loads it, selects from it, describes it; runs and judges nothing.
 */
package dev.wsproof.cases;
