package nl.leerspoor.engine.course;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The JSON Schemas (2020-12) of the files of a course, with which editors complete and check while
 * an author types.
 */
public final class CourseSchemas {
    /** The names of the schemas, each of one kind of file. */
    public static final List<String> NAMES =
            List.of(
                    "course.schema.json",
                    "glossary.schema.json",
                    "sources.schema.json",
                    "unit.schema.json");

    private CourseSchemas() {}

    /**
     * A schema.
     *
     * @param name one of {@link #NAMES}
     * @return JSON
     */
    public static String text(String name) {
        try (InputStream in =
                Objects.requireNonNull(CourseSchemas.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // it lies in our own jar
        }
    }
}
