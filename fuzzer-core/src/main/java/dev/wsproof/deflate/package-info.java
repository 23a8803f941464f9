/** permessage-deflate: what is agreed, and the payloads of messages under it (RFC 7692). */
package dev.wsproof.deflate;
