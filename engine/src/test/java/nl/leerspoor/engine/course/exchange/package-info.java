/** Tests of the ways in and out of other tools. */
@NullMarked
package nl.leerspoor.engine.course.exchange;

import org.jspecify.annotations.NullMarked;
