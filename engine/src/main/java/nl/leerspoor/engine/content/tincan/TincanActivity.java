package nl.leerspoor.engine.content.tincan;

import org.jspecify.annotations.Nullable;

/**
 * An activity that an LMS hears of before any statement does.
 *
 * @param id our IRI (D-1)
 * @param type IRI
 * @param name in the language of the course
 * @param description in the language of the course
 * @param launch where it starts, relative to the package; null when it is only part of another
 */
public record TincanActivity(
        String id, String type, String name, String description, @Nullable String launch) {}
