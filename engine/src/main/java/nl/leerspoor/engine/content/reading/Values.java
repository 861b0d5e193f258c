package nl.leerspoor.engine.content.reading;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;

/** Forms of values in manifests. */
final class Values {
    static final Set<String> BOOLEANS = Set.of("true", "false", "1", "0");

    /** Namespaces in XML 1.0: a name without a colon. We ask for plain letters besides. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*");

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,9}(\\.\\d{1,18})?");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

    private Values() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static boolean isLanguage(String text) {
        return LANGUAGE.matcher(text).matches();
    }

    /** Whether a text is a decimal number within two bounds. */
    static boolean isWithin(String text, int min, int max) {
        if (!DECIMAL.matcher(text.strip()).matches()) {
            return false;
        }
        BigDecimal value = new BigDecimal(text.strip());
        return value.compareTo(BigDecimal.valueOf(min)) >= 0
                && value.compareTo(BigDecimal.valueOf(max)) <= 0;
    }

    /** Whether a text is an absolute IRI. */
    static boolean isIri(String text) {
        try {
            URI uri = new URI(text);
            return uri.isAbsolute() && uri.getRawSchemeSpecificPart().length() > 1;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
