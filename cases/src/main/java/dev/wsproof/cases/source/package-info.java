/** Case files as located trees of nodes, and the mistakes found in them; knows nothing of cases. */
package dev.wsproof.cases.source;
