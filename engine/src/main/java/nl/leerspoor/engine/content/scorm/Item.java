package nl.leerspoor.engine.content.scorm;

import java.util.List;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.Xml;
import org.jspecify.annotations.Nullable;

/**
 * An item of an organization, the thing an LMS keeps tracks by: a changed identifier loses them
 * (hosts.md 31).
 *
 * @param identifier an XML name, stable (D-1)
 * @param title at most 200 characters
 * @param resource identifier of the resource it launches; null for a group of items
 * @param parameters what is added to the resource's address, from the question mark; may be empty
 * @param items what is in the group; empty for what is launched
 * @param sequencing for a SCORM 2004 LMS
 */
public record Item(
        String identifier,
        String title,
        @Nullable String resource,
        String parameters,
        List<Item> items,
        Sequencing sequencing) {
    /** Copies the list. */
    public Item {
        items = List.copyOf(items);
        if ((resource == null) == items.isEmpty()) {
            throw new IllegalArgumentException(identifier + " is either launched or a group");
        }
    }

    /**
     * An item that is launched.
     *
     * @param identifier an XML name
     * @param title shown to the learner
     * @param resource what it launches
     * @param parameters with a question mark, or empty
     * @param sequencing for a SCORM 2004 LMS
     * @return a SCO
     */
    public static Item sco(
            String identifier,
            String title,
            String resource,
            String parameters,
            Sequencing sequencing) {
        return new Item(identifier, title, resource, parameters, List.of(), sequencing);
    }

    /**
     * A group of items.
     *
     * @param identifier an XML name
     * @param title shown to the learner
     * @param items at least one
     * @param sequencing for a SCORM 2004 LMS
     * @return a group
     */
    public static Item group(
            String identifier, String title, List<Item> items, Sequencing sequencing) {
        return new Item(identifier, title, null, "", items, sequencing);
    }

    /** This and everything below it. */
    Stream<Item> all() {
        return Stream.concat(Stream.of(this), items.stream().flatMap(Item::all));
    }

    void write(Xml xml, ScormEdition edition, boolean alone) {
        if (resource == null) {
            xml.start("item", "identifier", identifier, "isvisible", "true");
        } else if (parameters.isEmpty()) {
            xml.start(
                    "item",
                    "identifier",
                    identifier,
                    "identifierref",
                    resource,
                    "isvisible",
                    "true");
        } else {
            xml.start(
                    "item",
                    "identifier",
                    identifier,
                    "identifierref",
                    resource,
                    "isvisible",
                    "true",
                    "parameters",
                    parameters);
        }
        xml.text("title", title);
        items.forEach(item -> item.write(xml, edition, false));
        if (edition == ScormEdition.SCORM_2004_4) {
            sequencing.write(xml, resource == null);
            if (alone) {
                withoutButtons(xml);
            }
        }
        xml.end();
    }

    /** There is nowhere to go from an only SCO: the player has its own buttons. */
    private static void withoutButtons(Xml xml) {
        xml.start("adlnav:presentation").start("adlnav:navigationInterface");
        xml.text("adlnav:hideLMSUI", "previous").text("adlnav:hideLMSUI", "continue");
        xml.end().end();
    }
}
