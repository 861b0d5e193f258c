package nl.leerspoor.engine.content;

import java.net.URI;

/**
 * Where a package sends its statements beside its host, and with which package key (D-23). The
 * credentials are inside the package: the LRS allows them nothing but what docs/player.md needs.
 *
 * @param endpoint xAPI address of a Leerspoor engine, {@code https://…/xapi/}, with the last slash
 * @param key of the package
 * @param secret of the key
 */
public record LrsAccess(URI endpoint, String key, String secret) {
    /** Adds the last slash where it is missing. */
    public LrsAccess {
        String text = endpoint.toString();
        if (!text.endsWith("/")) {
            endpoint = URI.create(text + "/");
        }
        if (!endpoint.toString().matches("https?://[^/?#]+(/[^?#]*)?/xapi/")) {
            throw new IllegalArgumentException(
                    "\""
                            + text
                            + "\" is not the xAPI address of a Leerspoor engine (https://…/xapi)");
        }
    }

    /**
     * The engine behind the endpoint, for tickets and outcomes.
     *
     * @return without a last slash
     */
    public URI engine() {
        String text = endpoint.toString();
        return URI.create(text.substring(0, text.length() - "/xapi/".length()));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return endpoint + " with key " + key + ":***";
    }
}
