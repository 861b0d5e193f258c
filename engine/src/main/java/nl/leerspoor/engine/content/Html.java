package nl.leerspoor.engine.content;

/** Escapes text for HTML. */
public final class Html {
    private Html() {}

    /**
     * Text as HTML, also between double quotes.
     *
     * @param text as people write it
     * @return with {@code &}, {@code <}, {@code >} and {@code "} as entities
     */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
