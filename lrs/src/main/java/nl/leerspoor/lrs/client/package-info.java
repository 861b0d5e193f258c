/**
 * A small xAPI client for other Learning Record Stores.
 *
 * <p>In: statements and documents as JSON text or bytes. Out: what the other store answers, or one
 * exception with its status and body. Speaks xAPI with HTTP Basic over {@code java.net.http};
 * retries nothing by itself, because only the caller knows what may be sent twice.
 */
@NullMarked
package nl.leerspoor.lrs.client;

import org.jspecify.annotations.NullMarked;
