/**
 * The course language: what a course is, and how its plain files become these records.
 *
 * <p>In: a folder with {@code course.yaml} and Markdown files (docs/course-language.md). Out: one
 * {@code Course}, or every mistake at once as {@code Diagnostic}s with their place. Free of any
 * framework: files are touched only by the reader.
 */
@NullMarked
package nl.leerspoor.engine.course;

import org.jspecify.annotations.NullMarked;
