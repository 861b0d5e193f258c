/**
 * Pages: what learners and staff see in a browser.
 *
 * <p>In: a request with a session cookie. Out: Dutch HTML from one jte template per page, typed and
 * escaped by context, that works without script (house 11). GET shows; POST changes and redirects,
 * with a form token on every POST.
 */
@NullMarked
package nl.leerspoor.engine.console;

import org.jspecify.annotations.NullMarked;
