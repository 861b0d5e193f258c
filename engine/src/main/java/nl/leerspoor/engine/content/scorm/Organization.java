package nl.leerspoor.engine.content.scorm;

import java.util.List;

/**
 * An organization of a manifest.
 *
 * @param identifier an XML name, stable
 * @param title at most 200 characters
 * @param items at least one
 */
public record Organization(String identifier, String title, List<Item> items) {
    /** Copies the list. */
    public Organization {
        items = List.copyOf(items);
    }
}
