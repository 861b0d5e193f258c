/**
 * cmi5 course structures as records (cmi5 section 13).
 *
 * <p>In: a course and its scope. Out: the assignable units an LMS launches and {@code cmi5.xml};
 * the engine's own launcher reads the same records.
 */
@NullMarked
package nl.leerspoor.engine.content.cmi5;

import org.jspecify.annotations.NullMarked;
