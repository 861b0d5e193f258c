package nl.leerspoor.engine.content.scorm;

import java.time.Duration;

/**
 * What a catalogue shows of a package (IMS Learning Resource Meta-data 1.2.1).
 *
 * @param catalogEntry our identifier of the content (D-1)
 * @param title in the language of the content
 * @param description in the language of the content; may be empty
 * @param language a BCP 47 tag
 * @param version content version
 * @param typicalLearningTime study load of what is inside
 */
public record Metadata(
        String catalogEntry,
        String title,
        String description,
        String language,
        String version,
        Duration typicalLearningTime) {}
