package nl.leerspoor.engine.content.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import nl.leerspoor.engine.course.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is wrong with a package. Names and values come from strangers: what could steer a
 * terminal is made visible, and of one rule only so many findings are kept. Not thread-safe.
 */
final class PackageFindings {
    private static final int MOST_OF_A_RULE = 50;
    private static final int LONGEST_TEXT = 300;

    private final String zip;
    private final List<Diagnostic> found = new ArrayList<>();
    private final Map<PackageRule, Integer> counts = new EnumMap<>(PackageRule.class);

    /** For a zip of this name. */
    PackageFindings(String zip) {
        this.zip = zip;
    }

    /** About the zip as a whole. */
    void add(PackageRule rule, String message) {
        add(rule, zip, message);
    }

    /** About a file in the zip as a whole. */
    void add(PackageRule rule, String file, String message) {
        add(rule, file, 0, 0, message);
    }

    /** About an element of a manifest; null for the file as a whole. */
    void add(PackageRule rule, String file, @Nullable XmlElement at, String message) {
        add(rule, file, at == null ? 0 : at.line(), at == null ? 0 : at.column(), message);
    }

    /** About a place in a file. */
    void add(PackageRule rule, String file, int line, int column, String message) {
        int count = counts.merge(rule, 1, Integer::sum);
        if (count <= MOST_OF_A_RULE) {
            found.add(
                    new Diagnostic(
                            rule.severity(),
                            rule.id(),
                            printable(file),
                            line,
                            column,
                            printable(message)));
        }
    }

    /** Everything found, by file, line and column, each once. */
    List<Diagnostic> sorted() {
        List<Diagnostic> all =
                new ArrayList<>(found.stream().distinct().sorted(Diagnostic.BY_PLACE).toList());
        counts.forEach(
                (rule, count) -> {
                    if (count > MOST_OF_A_RULE) {
                        all.add(
                                new Diagnostic(
                                        rule.severity(),
                                        rule.id(),
                                        printable(zip),
                                        0,
                                        0,
                                        (count - MOST_OF_A_RULE) + " more findings of this rule"));
                    }
                });
        return List.copyOf(all);
    }

    /** A text that cannot steer a terminal nor fill a screen. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), LONGEST_TEXT));
        for (int i = 0; i < text.length(); ) {
            if (out.length() >= LONGEST_TEXT) {
                return out.append('…').toString();
            }
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean shown =
                    switch (Character.getType(c)) {
                        case Character.CONTROL,
                                Character.FORMAT,
                                Character.SURROGATE,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR ->
                                false;
                        default -> true;
                    };
            if (shown) {
                out.appendCodePoint(c);
            } else {
                out.append(String.format("\\u%04x", c));
            }
        }
        return out.toString();
    }
}
