/**
 * Everything a tenant has as lines of JSON, and back (docs/export.md). Goes in: an open store and a
 * stream or file; comes out: the other one. Both hold a page at a time, however large the log is.
 */
@NullMarked
package nl.leerspoor.lrs.transfer;

import org.jspecify.annotations.NullMarked;
