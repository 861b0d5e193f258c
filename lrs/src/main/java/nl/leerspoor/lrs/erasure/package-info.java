/**
 * Takes personal data out of a log that is never changed unseen (decisions D-12).
 *
 * <p>In: whom or what it is about, who asks and why. Out: an export for the right of access, or
 * content that is gone or pseudonymised, each part of a run with its own entry in the ledger.
 */
@NullMarked
package nl.leerspoor.lrs.erasure;

import org.jspecify.annotations.NullMarked;
