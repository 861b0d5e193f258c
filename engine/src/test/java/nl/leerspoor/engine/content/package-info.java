/** Tests of packages. */
@NullMarked
package nl.leerspoor.engine.content;

import org.jspecify.annotations.NullMarked;
