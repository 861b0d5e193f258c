package nl.leerspoor.lrs.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.leerspoor.lrs.xapi.XapiVersion;

/** Reads the tables beside this class: cells between bars, lines with # are comments. */
final class Table {
    private Table() {}

    static List<List<String>> read(String name, int columns) {
        try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(name))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> row(name, line, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> row(String name, String line, int columns) {
        List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        if (cells.size() != columns) {
            throw new IllegalStateException(name + ": not " + columns + " cells in: " + line);
        }
        return cells;
    }

    /** {@code 1}, {@code 2} or {@code 1 2}. */
    static Set<XapiVersion> versions(String cell) {
        Set<XapiVersion> versions = EnumSet.noneOf(XapiVersion.class);
        for (String version : cell.split(" ")) {
            versions.add(version.equals("1") ? XapiVersion.V1_0_3 : XapiVersion.V2_0);
        }
        return versions;
    }
}
