/** Tests of the course language. */
@NullMarked
package nl.leerspoor.engine.course;

import org.jspecify.annotations.NullMarked;
