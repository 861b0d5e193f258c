/**
 * The workbook: filling it in, handing parts in, judging them.
 *
 * <p>In: a registration, the course's workbook parts, what the learner types and what an assessor
 * decides. Out: pages, and for every submission and verdict one statement of the engine. This is
 * the one erasable store for workbook text (P-60): statements carry length, digest and a reference.
 */
@NullMarked
package nl.leerspoor.engine.workbook;

import org.jspecify.annotations.NullMarked;
