/** Plans runs over many peers and cases, and hands results on as they finish. */
package dev.wsproof.run;
