/**
 * The xAPI resources over HTTP.
 *
 * <p>In: requests under {@code /xapi}. Out: answers of the stores, or one problem that says what is
 * wrong and where. One class per resource of Communication 2, filters for what all of them share.
 * Every query parameter works or is refused with a 400 that names it; no stack trace goes out.
 */
@NullMarked
package nl.leerspoor.lrs.internal.http;

import org.jspecify.annotations.NullMarked;
