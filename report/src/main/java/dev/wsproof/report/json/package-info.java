/** The JSON files that existing parsers know, octet for octet in their form; no key more. */
package dev.wsproof.report.json;
