/**
 * The {@code tincan.xml} of an xAPI package, by which an LMS knows what to launch.
 *
 * <p>In: what is in the package. Out: activities and {@code tincan.xml}. The launch itself is five
 * parameters in the address, which the player reads (docs/packages.md).
 */
@NullMarked
package nl.leerspoor.engine.content.tincan;

import org.jspecify.annotations.NullMarked;
