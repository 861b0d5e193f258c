package nl.leerspoor.lrs.xapi;

import java.util.Optional;
import java.util.regex.Pattern;

/** The versions of the specification a request can be in (Communication 3.3). */
public enum XapiVersion {
    /** xAPI 1.0.3; every 1.0.x request is read as this. */
    V1_0_3("1.0.3"),
    /** xAPI 2.0 (IEEE 9274.1.1). */
    V2_0("2.0.0");

    private static final Pattern ONE = Pattern.compile("1\\.0(\\.(0|[1-9][0-9]{0,8}))?");
    private static final Pattern TWO = Pattern.compile("2\\.0(\\.(0|[1-9][0-9]{0,8}))?");

    private final String text;

    XapiVersion(String text) {
        this.text = text;
    }

    /** As written in the header of an answer. */
    public String text() {
        return text;
    }

    /** The version a header value names; empty when it names none of ours. */
    public static Optional<XapiVersion> find(String header) {
        if (ONE.matcher(header).matches()) {
            return Optional.of(V1_0_3);
        }
        return TWO.matcher(header).matches() ? Optional.of(V2_0) : Optional.empty();
    }
}
