/**
 * The ways in and out of other systems: cmi5 launches, content of packages, tickets from a package
 * to exam and workbook, and what becomes of them, survey answers and reports of mistakes
 * (docs/player.md).
 */
@NullMarked
package nl.leerspoor.engine.host;

import org.jspecify.annotations.NullMarked;
