/** The page that tests the browser it is opened in, and the small HTTP server that brings it. */
package dev.wsproof.cli.web;
