/**
 * Judges packages of any maker as a strict LMS would.
 *
 * <p>In: a zip from a stranger and limits. Out: which standards it follows and a {@code Diagnostic}
 * per broken rule, each with the stable id of a {@code PackageRule}; nothing is written anywhere
 * and nothing is fetched. The build reads its own packages back by the same rules.
 */
@NullMarked
package nl.leerspoor.engine.content.reading;

import org.jspecify.annotations.NullMarked;
