/**
 * The pages people look at, from templates; each stands alone and asks no other host for anything.
 */
package dev.wsproof.report.html;
