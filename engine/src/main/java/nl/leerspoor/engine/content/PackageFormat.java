package nl.leerspoor.engine.content;

import nl.leerspoor.engine.content.scorm.ScormEdition;
import org.jspecify.annotations.Nullable;

/** The kinds of packages we write. */
public enum PackageFormat {
    /** SCORM 1.2: what every LMS takes. */
    SCORM12("scorm12", ScormEdition.SCORM_12),
    /** SCORM 2004 4th edition. */
    SCORM2004("scorm2004", ScormEdition.SCORM_2004_4),
    /** cmi5, an assignable unit per module (D-22). */
    CMI5("cmi5", null),
    /** xAPI with a {@code tincan.xml}, launched with an endpoint and a learner in the address. */
    XAPI("xapi", null),
    /** Plain web: opens from a disk or any web server. */
    WEB("web", null);

    private final String key;
    private final @Nullable ScormEdition edition;

    PackageFormat(String key, @Nullable ScormEdition edition) {
        this.key = key;
        this.edition = edition;
    }

    /**
     * The name of this format on the command line, in file names and in the player's configuration.
     *
     * @return a lower-case word
     */
    public String key() {
        return key;
    }

    /**
     * The edition of SCORM it is.
     *
     * @return null when it is none
     */
    public @Nullable ScormEdition edition() {
        return edition;
    }
}
