package nl.leerspoor.engine.course;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the front matter of every kind of unit says.
 *
 * @param outcomes ids of outcomes the unit serves
 * @param sources ids in sources.yaml
 * @param authors person ids (P-10)
 * @param reviewedBy a person or the plain statement that nobody has yet
 * @param revised date of the last review; S0-122 asks for one a year
 * @param summary one sentence in the course's language
 * @param summaryEn one sentence in English
 */
public record UnitInfo(
        List<String> outcomes,
        List<String> sources,
        List<String> authors,
        @Nullable String reviewedBy,
        @Nullable LocalDate revised,
        String summary,
        String summaryEn) {
    /** Copies the lists. */
    public UnitInfo {
        outcomes = List.copyOf(outcomes);
        sources = List.copyOf(sources);
        authors = List.copyOf(authors);
    }
}
