/**
 * Shows that the log is what it was.
 *
 * <p>In: the rows of one tenant's log. Out: findings, every one a place where what is stored is not
 * what the exact texts say: hashes, order, index rows, voided flags, attachment data. No finding
 * does not exclude a tail cut off after the last checkpoint that was handed out.
 */
@NullMarked
package nl.leerspoor.lrs.ledger;

import org.jspecify.annotations.NullMarked;
