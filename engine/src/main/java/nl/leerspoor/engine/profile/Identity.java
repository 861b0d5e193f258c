package nl.leerspoor.engine.profile;

import java.util.Arrays;
import java.util.Optional;

/** How sure it is who acted (D-7), weakest first. */
public enum Identity {
    /** A package in another LMS says so. */
    PACKAGE_ASSERTED("packageAsserted"),
    /** Another LMS says so, through a binding that the learner confirmed once. */
    HOST_ASSERTED("hostAsserted"),
    /** Our own cmi5 launch, or a signed launch of a platform. */
    PLATFORM_SIGNED("platformSigned"),
    /** The learner signed in to Leerspoor. */
    SIGNED_IN("signedIn");

    private final String key;

    Identity(String key) {
        this.key = key;
    }

    /**
     * The word used in statements and JSON.
     *
     * @return camel case
     */
    public String key() {
        return key;
    }

    /**
     * The identity a word stands for.
     *
     * @param key as in a statement
     * @return empty for any other word
     */
    public static Optional<Identity> find(String key) {
        return Arrays.stream(values()).filter(value -> value.key.equals(key)).findFirst();
    }
}
