package nl.leerspoor.engine.course;

import org.jspecify.annotations.Nullable;

/**
 * A unit of a module.
 *
 * @param id slug, stable (D-1)
 * @param iri its one identifier, whatever the format or host (D-1)
 * @param kind what it is
 * @param title in the course's language
 * @param titleEn in English
 * @param load nominal study time
 * @param info front matter; null while planned
 * @param content body, of the shape that {@code kind} asks for; null while planned
 */
public record Unit(
        String id,
        String iri,
        UnitKind kind,
        String title,
        String titleEn,
        StudyLoad load,
        @Nullable UnitInfo info,
        @Nullable UnitContent content) {

    /**
     * Whether the unit is listed but not written yet: it counts in the plan's sums only.
     *
     * @return true without content
     */
    public boolean planned() {
        return content == null;
    }

    /**
     * The identifier of an item of this unit (D-1).
     *
     * @param item item id
     * @return an absolute IRI
     */
    public String itemIri(String item) {
        return iri + "/item/" + item;
    }
}
