/** Octets, steps and expectations as plain English; internal to the module. */
package dev.wsproof.cases.text;
