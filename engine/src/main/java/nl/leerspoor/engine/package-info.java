/**
 * The engine: from course files to packages, from statements to the right to a certificate.
 *
 * <p>{@code EngineServer} holds the only {@code main} and all the wiring; every other package is
 * one feature or one pure core.
 */
@NullMarked
package nl.leerspoor.engine;

import org.jspecify.annotations.NullMarked;
