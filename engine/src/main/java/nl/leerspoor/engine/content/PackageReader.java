package nl.leerspoor.engine.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import nl.leerspoor.engine.content.reading.PackageCheck;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.Diagnostic.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Reads a zip as a strict host would, writing nothing anywhere. Whatever is wrong with a package is
 * a finding, never an exception.
 */
public final class PackageReader {
    private PackageReader() {}

    /**
     * How much a reader takes on.
     *
     * @param maxEntries files in a zip
     * @param maxBytes of all files together, unpacked
     * @param maxXmlBytes of a manifest, unpacked
     * @param maxRatio of unpacked to packed size, for files above a megabyte
     */
    public record Limits(int maxEntries, long maxBytes, int maxXmlBytes, int maxRatio) {
        /** 10,000 files, 8 GB, 5 MB, 200 to 1. */
        public static final Limits DEFAULT = new Limits(10_000, 8_000_000_000L, 5_000_000, 200);
    }

    /**
     * What a zip holds.
     *
     * @param format the first of the standards when we write it ourselves; null otherwise
     * @param standards what the zip has a manifest for, such as {@code SCORM 2004 3rd Edition}
     * @param sizes of its files in bytes, by name, sorted
     * @param diagnostics every finding, each with a rule; the file is the name in the zip, or the
     *     zip itself
     */
    public record Result(
            @Nullable PackageFormat format,
            List<String> standards,
            SortedMap<String, Long> sizes,
            List<Diagnostic> diagnostics) {
        /** Copies the lists. */
        public Result {
            standards = List.copyOf(standards);
            diagnostics = List.copyOf(diagnostics);
        }

        /**
         * Whether a strict host would refuse the package.
         *
         * @return true when there is any error
         */
        public boolean hasErrors() {
            return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
        }
    }

    /**
     * Reads a zip.
     *
     * @param zip the file
     * @return what it holds and what is wrong with it
     */
    public static Result read(Path zip) {
        return read(zip, Limits.DEFAULT);
    }

    /**
     * Reads a zip.
     *
     * @param zip the file
     * @param limits how much to take on
     * @return what it holds and what is wrong with it
     */
    public static Result read(Path zip, Limits limits) {
        return PackageCheck.check(zip, limits, null);
    }

    /**
     * Loads a package of ours, as a host that unpacked it.
     *
     * @param zip sound, made by {@link PackageWriter}
     * @return with all its files in memory
     * @throws IOException naming the first error, or when the zip is none of ours
     */
    public static ContentPackage load(Path zip) throws IOException {
        Result result = read(zip);
        for (Diagnostic finding : result.diagnostics()) {
            if (finding.severity() == Severity.ERROR) {
                throw new IOException(finding.toString());
            }
        }
        PackageFormat format = result.format();
        String name = String.valueOf(zip.getFileName());
        int end = format == null ? -1 : name.lastIndexOf("-" + format.key() + ".zip");
        int dash = end < 0 ? -1 : name.indexOf('-');
        if (format == null || dash < 0 || dash >= end) {
            throw new IOException(name + " is not named <id>-<version>-<format>.zip");
        }
        SortedMap<String, PackageFile> files = new TreeMap<>();
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            for (String path : result.sizes().keySet()) {
                try (InputStream in = file.getInputStream(file.getEntry(path))) {
                    files.put(path, PackageFile.of(in.readAllBytes()));
                }
            }
        }
        return new ContentPackage(
                name.substring(0, dash), name.substring(dash + 1, end), format, files);
    }

    /**
     * Judges a zip by the rules for packages of anyone, and compares it with what it was made from.
     *
     * @param zip just written
     * @param meant what it must hold, byte by byte
     * @throws IOException naming the first difference or the first rule it breaks
     */
    static void verify(Path zip, ContentPackage meant) throws IOException {
        for (Diagnostic finding : PackageCheck.check(zip, Limits.DEFAULT, meant).diagnostics()) {
            // What our manifests say is ours to answer for. That a film has an odd name or a
            // download is a zip is a choice of the author, whom `check` warns.
            boolean ours = finding.severity() == Severity.WARNING && finding.line() > 0;
            if (finding.severity() == Severity.ERROR || ours) {
                throw new IOException("the package that was written is not sound: " + finding);
            }
        }
    }
}
