/**
 * Banks of questions in and out of other tools: GIFT and QTI.
 *
 * <p>In: items of a course or a bank, or a file from elsewhere. Out: a file, or Markdown that an
 * author goes on with, and per item what the format could not hold. Nothing is written here but the
 * bytes that are handed back.
 */
@NullMarked
package nl.leerspoor.engine.course.exchange;

import org.jspecify.annotations.NullMarked;
