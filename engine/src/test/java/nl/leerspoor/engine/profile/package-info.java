/** Tests of the profile's data. */
@NullMarked
package nl.leerspoor.engine.profile;

import org.jspecify.annotations.NullMarked;
