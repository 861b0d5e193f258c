/** Tests of the reader of packages. */
@NullMarked
package nl.leerspoor.engine.content.reading;

import org.jspecify.annotations.NullMarked;
