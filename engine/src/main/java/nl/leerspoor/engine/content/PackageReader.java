package nl.leerspoor.engine.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import nl.leerspoor.engine.content.cmi5.CourseStructure;
import nl.leerspoor.engine.content.scorm.Manifest;
import nl.leerspoor.engine.content.tincan.Tincan;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.Diagnostic.Severity;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads a zip as a strict host would, writing nothing anywhere: names that leave the package, zip
 * bombs, XML with a document type, manifests that name missing files. Whatever is wrong with a
 * package is a finding, never an exception.
 */
public final class PackageReader {
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
     * @param format null when the zip has no manifest we know
     * @param sizes of its files in bytes, by name, sorted
     * @param diagnostics every finding; the file is the name in the zip, or the zip itself
     */
    public record Result(
            @Nullable PackageFormat format,
            SortedMap<String, Long> sizes,
            List<Diagnostic> diagnostics) {
        /** Copies the list. */
        public Result {
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

    private final String name;
    private final Limits limits;
    private final List<Diagnostic> findings = new ArrayList<>();
    private final SortedMap<String, Long> sizes = new TreeMap<>();

    private PackageReader(String name, Limits limits) {
        this.name = name;
        this.limits = limits;
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
        PackageReader reader = new PackageReader(String.valueOf(zip.getFileName()), limits);
        if (!Files.isRegularFile(zip)) {
            reader.error(reader.name, "there is no such file");
            return new Result(null, reader.sizes, reader.findings);
        }
        PackageFormat format = null;
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            if (reader.list(file)) {
                format = reader.format(file);
            }
        } catch (ZipException | IllegalArgumentException e) {
            reader.error(reader.name, "this is not a readable zip: " + e.getMessage());
        } catch (IOException e) {
            reader.error(reader.name, "the file cannot be read: " + e.getMessage());
        }
        return new Result(format, reader.sizes, reader.findings);
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
                    files.put(path, new PackageFile.Generated(in.readAllBytes()));
                }
            }
        }
        return new ContentPackage(
                name.substring(0, dash), name.substring(dash + 1, end), format, files);
    }

    /**
     * Compares a zip with the package it was made from.
     *
     * @param zip just written
     * @param meant what it must hold, byte by byte
     * @throws IOException naming the first difference
     */
    static void verify(Path zip, ContentPackage meant) throws IOException {
        Result result = read(zip);
        for (Diagnostic finding : result.diagnostics()) {
            throw new IOException("the package that was written is not sound: " + finding);
        }
        if (!result.sizes().keySet().equals(meant.files().keySet())) {
            throw new IOException("the package that was written lacks files or has others");
        }
        byte[] left = new byte[1 << 16];
        byte[] right = new byte[1 << 16];
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            for (Map.Entry<String, PackageFile> entry : meant.files().entrySet()) {
                ZipEntry written = file.getEntry(entry.getKey());
                try (InputStream is = file.getInputStream(written);
                        InputStream wanted = entry.getValue().open()) {
                    if (!equal(is, wanted, left, right)) {
                        throw new IOException(
                                entry.getKey() + " in the package is not what was meant");
                    }
                }
            }
        }
    }

    private static boolean equal(InputStream a, InputStream b, byte[] left, byte[] right)
            throws IOException {
        while (true) {
            int read = a.readNBytes(left, 0, left.length);
            if (read != b.readNBytes(right, 0, right.length)
                    || java.util.Arrays.mismatch(left, 0, read, right, 0, read) >= 0) {
                return false;
            }
            if (read < left.length) {
                return true;
            }
        }
    }

    /** Takes stock; false when it is not safe to go on. */
    private boolean list(ZipFile file) {
        if (file.size() > limits.maxEntries) {
            error(name, "the zip has " + file.size() + " files; at most " + limits.maxEntries);
            return false;
        }
        boolean safe = true;
        long total = 0;
        Set<String> lower = new HashSet<>();
        Enumeration<? extends ZipEntry> entries = file.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String path = entry.getName();
            if (leaves(path)) {
                error(path, "the name leads out of the package");
                safe = false;
                continue;
            }
            if (entry.isDirectory()) {
                continue;
            }
            total += entry.getSize();
            if (entry.getSize() > 1_000_000
                    && entry.getSize() / Math.max(1, entry.getCompressedSize()) > limits.maxRatio) {
                error(path, "the file unpacks to more than " + limits.maxRatio + " times its size");
                safe = false;
            }
            if (sizes.put(path, entry.getSize()) != null) {
                error(path, "the name is in the zip twice");
            } else if (!lower.add(path.toLowerCase(Locale.ROOT))) {
                warning(path, "another name differs only in upper and lower case");
            }
            if (!path.matches("[A-Za-z0-9._/-]+")) {
                warning(path, "hosts change names with other characters than [A-Za-z0-9._-]");
            }
        }
        if (total > limits.maxBytes) {
            error(name, "the zip unpacks to " + total + " bytes; at most " + limits.maxBytes);
            safe = false;
        }
        return safe;
    }

    private static boolean leaves(String path) {
        return path.isEmpty()
                || path.startsWith("/")
                || path.indexOf('\\') >= 0
                || path.indexOf(':') >= 0
                || path.chars().anyMatch(c -> c < ' ')
                || List.of(path.split("/", -1)).contains("..")
                || List.of(path.split("/", -1)).contains(".");
    }

    private @Nullable PackageFormat format(ZipFile file) throws IOException {
        if (sizes.containsKey(Manifest.FILE)) {
            Document manifest = xml(file, Manifest.FILE);
            return manifest == null
                    ? PackageFormat.SCORM12
                    : new ManifestCheck(manifest, sizes.keySet(), this::error).scorm();
        }
        if (sizes.containsKey(CourseStructure.FILE)) {
            Document structure = xml(file, CourseStructure.FILE);
            if (structure != null) {
                new ManifestCheck(structure, sizes.keySet(), this::error).cmi5();
            }
            return PackageFormat.CMI5;
        }
        if (sizes.containsKey(Tincan.FILE)) {
            Document activities = xml(file, Tincan.FILE);
            if (activities != null) {
                new ManifestCheck(activities, sizes.keySet(), this::error).tincan();
            }
            return PackageFormat.XAPI;
        }
        for (String path : sizes.keySet()) {
            if (path.toLowerCase(Locale.ROOT).endsWith("/" + Manifest.FILE)
                    || path.equalsIgnoreCase(Manifest.FILE)) {
                error(path, "the manifest must be imsmanifest.xml in the root of the zip");
                return null;
            }
        }
        if (sizes.containsKey("index.html")) {
            return PackageFormat.WEB;
        }
        error(
                name,
                "there is no imsmanifest.xml, cmi5.xml, tincan.xml or index.html in the root of"
                        + " the zip");
        return null;
    }

    private @Nullable Document xml(ZipFile file, String path) throws IOException {
        byte[] bytes;
        try (InputStream in = file.getInputStream(file.getEntry(path))) {
            // The size a zip claims may be a lie: count what really comes out.
            bytes = in.readNBytes(limits.maxXmlBytes + 1);
        }
        if (bytes.length > limits.maxXmlBytes) {
            error(path, "the manifest is larger than " + limits.maxXmlBytes + " bytes");
            return null;
        }
        try {
            return SecureXml.parse(bytes);
        } catch (SAXParseException e) {
            findings.add(
                    new Diagnostic(
                            Severity.ERROR,
                            path,
                            Math.max(0, e.getLineNumber()),
                            Math.max(0, e.getColumnNumber()),
                            "this is not XML we read: " + e.getMessage()));
        } catch (SAXException e) {
            error(path, "this is not XML we read: " + e.getMessage());
        }
        return null;
    }

    private void error(String path, String message) {
        findings.add(new Diagnostic(Severity.ERROR, path, 0, 0, message));
    }

    private void warning(String path, String message) {
        findings.add(new Diagnostic(Severity.WARNING, path, 0, 0, message));
    }
}
