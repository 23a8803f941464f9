/** Tests of the page and of the server that brings it. */
package dev.wsproof.cli.web;
