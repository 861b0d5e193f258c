package nl.leerspoor.engine.content.scorm;

/**
 * An item of an organization, the thing an LMS keeps tracks by: a changed identifier loses them.
 *
 * @param identifier an XML name, stable (D-1)
 * @param title at most 200 characters
 * @param resource identifier of the resource it launches
 */
public record Item(String identifier, String title, String resource) {}
