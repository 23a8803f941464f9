/** What makes results pass: policies, baselines and the differences from them; reads no file. */
package dev.wsproof.report.gate;
