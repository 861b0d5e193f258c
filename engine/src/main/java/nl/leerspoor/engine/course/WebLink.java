package nl.leerspoor.engine.course;

/**
 * An address on the web that a course names, in a text or as a source.
 *
 * @param address as written, or that of a DOI; with {@code http:} or {@code https:}
 * @param file path inside the course, with forward slashes
 * @param line from 1
 * @param column from 1
 */
public record WebLink(String address, String file, int line, int column) {}
