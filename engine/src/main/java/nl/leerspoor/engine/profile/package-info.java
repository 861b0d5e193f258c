/**
 * Our xAPI profile as data: verbs, activity types, extensions and the statements of the engine.
 *
 * <p>In: facts (a result, a submission, a verdict). Out: the JSON text of one statement each, as
 * docs/xapi-profile.md lists them. Pure: no clock, no store, no network.
 */
@NullMarked
package nl.leerspoor.engine.profile;

import org.jspecify.annotations.NullMarked;
