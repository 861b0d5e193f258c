/**
 * The embeddable Learning Record Store.
 *
 * <p>In: xAPI statements and documents over HTTP or from an embedding application. Out: the same,
 * kept exactly, in one order, with a ledger that shows what was never changed. {@code Lrs} is the
 * only door for embedders; everything under {@code internal} may change without notice.
 */
@NullMarked
package nl.leerspoor.lrs;

import org.jspecify.annotations.NullMarked;
