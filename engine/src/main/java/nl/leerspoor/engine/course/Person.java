package nl.leerspoor.engine.course;

import org.jspecify.annotations.Nullable;

/**
 * An author or reviewer. Whoever wrote a unit never assesses it (P-10, S0-093).
 *
 * @param id as named by units
 * @param name shown to auditors
 * @param email lower case; null when not given, and then the person cannot be recognised among
 *     staff accounts
 */
public record Person(String id, String name, @Nullable String email) {}
