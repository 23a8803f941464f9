/** The examples of the README, and what they test. */
package dev.wsproof.junit.example;
