/**
 * Content packages: from a course to the files a host takes, and back again to check them.
 *
 * <p>In: a {@code Course}, its sources, a format, a scope and, if wanted, an LRS to report to. Out:
 * a {@code ContentPackage}, a sorted map of paths to files that the engine serves as it is and
 * {@code PackageWriter} makes a zip of, the same bytes on every machine (D-24). Free of any
 * framework; no exam key and no workbook contents ever come in here (D-10).
 */
@NullMarked
package nl.leerspoor.engine.content;

import org.jspecify.annotations.NullMarked;
