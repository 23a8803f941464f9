/** Shows which requirements which cases check; works nothing out itself. */
package dev.wsproof.cli.coverage;
