/** Tests of the command. */
@NullMarked
package nl.leerspoor.authoring;

import org.jspecify.annotations.NullMarked;
