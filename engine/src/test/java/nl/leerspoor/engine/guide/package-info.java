@NullMarked
package nl.leerspoor.engine.guide;

import org.jspecify.annotations.NullMarked;
