package nl.leerspoor.engine.course;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A source that units cite.
 *
 * @param id as cited
 * @param authors as printed
 * @param year of publication, as printed
 * @param title as printed
 * @param publisher journal or publisher; may be empty
 * @param reference DOI or address; may be empty
 * @param read when the passage was last looked up; null when unknown
 */
public record Source(
        String id,
        String authors,
        String year,
        String title,
        String publisher,
        String reference,
        @Nullable LocalDate read) {}
