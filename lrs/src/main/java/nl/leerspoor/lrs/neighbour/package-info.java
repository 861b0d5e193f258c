/**
 * Other systems that statements go to or come from.
 *
 * <p>In: neighbours that an operator adds (an LRS to forward to, one to pull from, a webhook) and
 * the statement log. Out: the same statements elsewhere, or here, at least once and in order; what
 * is refused for good is set aside as a dead letter and blocks nothing. One lease per neighbour in
 * the database keeps several nodes apart; nothing here runs on the thread of an append.
 */
@NullMarked
package nl.leerspoor.lrs.neighbour;

import org.jspecify.annotations.NullMarked;
