package nl.leerspoor.engine.content.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.PackageReader.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a zip before anybody unpacks it: names, sizes and then every file once. Only what is
 * safe to read is read, so time is bounded by {@link Limits#maxBytes()} and memory by the names.
 */
final class ZipCheck {
    private static final int SMALL = 1_000_000;
    private static final int LONG_PATH = 200;
    private static final int LONG_NAME = 120;

    private final ZipArchive zip;
    private final Limits limits;
    private final PackageFindings findings;
    private final SortedMap<String, ZipArchive.Entry> files = new TreeMap<>();
    private final SortedMap<String, Long> sizes = new TreeMap<>();
    private final Map<String, String> lower = new HashMap<>();
    private boolean tooLarge;
    private final byte[] left = new byte[1 << 16];
    private final byte[] right = new byte[1 << 16];

    ZipCheck(ZipArchive zip, Limits limits, PackageFindings findings) {
        this.zip = zip;
        this.limits = limits;
        this.findings = findings;
    }

    /** Looks at names and sizes; nothing is unpacked yet. */
    void names() {
        if (zip.tooMany()) {
            findings.add(
                    PackageRule.ZIP_TOO_LARGE,
                    "the zip has more than " + limits.maxEntries() + " files");
            return;
        }
        if (zip.strayBytes() > 0) {
            findings.add(
                    PackageRule.ZIP_AROUND,
                    zip.strayBytes() + " bytes stand before or after the zip itself");
        }
        zip.entries().forEach(this::look);
        overlaps();
        long total = files.values().stream().mapToLong(ZipArchive.Entry::size).sum();
        if (total > limits.maxBytes()) {
            findings.add(
                    PackageRule.ZIP_TOO_LARGE,
                    "the zip unpacks to " + total + " bytes; at most " + limits.maxBytes());
            tooLarge = true;
        } else if (total > 10L * SMALL && total / zip.length() > limits.maxRatio()) {
            findings.add(
                    PackageRule.ZIP_BOMB,
                    "the zip unpacks to more than " + limits.maxRatio() + " times its size");
            tooLarge = true;
        }
    }

    /** The files of the package by name, also those that cannot be read, with their sizes. */
    SortedMap<String, Long> sizes() {
        return sizes;
    }

    /**
     * Reads every file to its end.
     *
     * @param meant what the files must hold, by name; null when anything will do
     */
    void contents(@Nullable SortedMap<String, PackageFile> meant) throws IOException {
        if (tooLarge) {
            return;
        }
        if (meant != null && !meant.keySet().equals(files.keySet())) {
            findings.add(
                    PackageRule.PACKAGE_DIFFERS,
                    "the package that was written lacks files or has others");
        }
        for (ZipArchive.Entry entry : files.values()) {
            PackageFile wanted = meant == null ? null : meant.get(entry.name());
            try {
                contents(entry, wanted);
            } catch (ZipException | EOFException e) {
                damaged(entry, String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * The contents of a file.
     *
     * @param most at most so many bytes
     * @return one more byte when there are more; null when they cannot be read, which {@link
     *     #contents} tells
     */
    byte @Nullable [] bytes(String name, int most) throws IOException {
        ZipArchive.Entry entry = files.get(name);
        if (entry == null) {
            return null;
        }
        try (InputStream in = zip.open(entry)) {
            return in.readNBytes(most + 1);
        } catch (ZipException | EOFException e) {
            return null;
        }
    }

    private void contents(ZipArchive.Entry entry, @Nullable PackageFile meant) throws IOException {
        CRC32 crc = new CRC32();
        long size = 0;
        boolean same = true;
        try (InputStream in = zip.open(entry);
                InputStream wanted = meant == null ? InputStream.nullInputStream() : meant.open()) {
            int read;
            do {
                read = in.readNBytes(left, 0, left.length);
                crc.update(left, 0, read);
                size += read;
                if (meant != null) {
                    int other = wanted.readNBytes(right, 0, right.length);
                    same &= Arrays.equals(left, 0, read, right, 0, other);
                }
                // The directory may lie about the size: go no further than it says.
            } while (read == left.length && size <= entry.size());
        }
        if (!same) {
            findings.add(
                    PackageRule.PACKAGE_DIFFERS,
                    entry.name(),
                    "the file in the package is not what was meant");
        }
        if (size != entry.size()) {
            damaged(entry, "it is not " + entry.size() + " bytes long, as the zip says");
        } else if (crc.getValue() != entry.crc()) {
            damaged(entry, "its checksum is wrong");
        }
    }

    private void damaged(ZipArchive.Entry entry, String why) {
        findings.add(PackageRule.ZIP_DAMAGED, entry.name(), "the file is damaged: " + why);
    }

    private void look(ZipArchive.Entry entry) {
        String path = entry.name();
        if (outside(path)) {
            findings.add(PackageRule.ZIP_NAME_OUTSIDE, path, "the name leads out of the package");
            return;
        }
        if (entry.isSpecial()) {
            findings.add(
                    PackageRule.ZIP_LINK,
                    path,
                    "this is a link or a device, which may lead out of the package; put the file"
                            + " itself there");
            return;
        }
        if (entry.isFolder()) {
            return;
        }
        if (sizes.putIfAbsent(path, entry.size()) != null) {
            findings.add(
                    PackageRule.ZIP_NAME_TWICE,
                    path,
                    "the name is in the zip twice; hosts take one or the other");
            return;
        }
        String other = lower.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
        if (other != null) {
            findings.add(
                    PackageRule.ZIP_NAME_CASE,
                    path,
                    "the name differs from "
                            + other
                            + " only in upper and lower case; on some hosts they are one file");
        }
        name(entry);
        kind(entry);
        if (readable(entry)) {
            files.put(path, entry);
        }
    }

    private static boolean outside(String path) {
        List<String> parts = List.of(path.split("/", -1));
        return path.isEmpty()
                || path.startsWith("/")
                || path.indexOf('\\') >= 0
                || path.indexOf(':') >= 0
                || path.chars().anyMatch(c -> c < ' ' || c == 0x7F)
                || parts.contains("..")
                || parts.contains(".")
                || path.contains("//");
    }

    private void name(ZipArchive.Entry entry) {
        String path = entry.name();
        if (!entry.plainName()) {
            findings.add(
                    PackageRule.ZIP_NAME_ENCODING,
                    path,
                    "the zip does not say that this name is UTF-8; hosts will read another name");
        }
        if (!path.matches("[A-Za-z0-9._/-]+")) {
            findings.add(
                    PackageRule.ZIP_NAME_ODD,
                    path,
                    "hosts change names with other characters than [A-Za-z0-9._-]");
        }
        int longest = Arrays.stream(path.split("/")).mapToInt(String::length).max().orElse(0);
        if (path.length() > LONG_PATH || longest > LONG_NAME) {
            findings.add(
                    PackageRule.ZIP_NAME_LONG,
                    path,
                    "the path is longer than "
                            + LONG_PATH
                            + " characters or a name in it than "
                            + LONG_NAME
                            + "; some disks refuse it");
        }
    }

    private void kind(ZipArchive.Entry entry) {
        String path = entry.name();
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (path.startsWith("__MACOSX/")
                || name.equals(".ds_store")
                || name.equals("thumbs.db")
                || name.equals("desktop.ini")
                || path.startsWith(".git/")) {
            findings.add(
                    PackageRule.ZIP_JUNK,
                    path,
                    "this is not part of the content; leave it out of the zip");
            return;
        }
        if (entry.size() == 0) {
            findings.add(
                    PackageRule.FILE_EMPTY,
                    path,
                    "the file is empty; some hosts refuse such a zip. Leave it out or fill it");
        }
        switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "mjs" ->
                    findings.add(
                            PackageRule.FILE_TYPE,
                            path,
                            "hosts serve .mjs with a type that browsers refuse; name it .js");
            case "wasm" ->
                    findings.add(
                            PackageRule.FILE_TYPE,
                            path,
                            "hosts serve .wasm as unknown; load it as an array buffer");
            case "zip", "jar", "7z", "rar", "gz", "tar" ->
                    findings.add(
                            PackageRule.ZIP_IN_ZIP,
                            path,
                            "hosts do not unpack a zip in a zip, and neither do we");
            case "exe",
                    "bat",
                    "cmd",
                    "com",
                    "msi",
                    "sh",
                    "php",
                    "phtml",
                    "asp",
                    "aspx",
                    "jsp",
                    "cgi",
                    "htaccess" ->
                    findings.add(
                            PackageRule.FILE_PROGRAM,
                            path,
                            "hosts may refuse a zip with a program in it");
            default -> {} // nothing known against it
        }
    }

    private boolean readable(ZipArchive.Entry entry) {
        String path = entry.name();
        if (entry.isEncrypted()) {
            findings.add(PackageRule.ZIP_ENCRYPTED, path, "the file has a password");
            return false;
        }
        if (entry.method() != 0 && entry.method() != 8) {
            findings.add(
                    PackageRule.ZIP_METHOD,
                    path,
                    "the file is compressed in a way (" + entry.method() + ") that hosts cannot");
            return false;
        }
        if (entry.packed() > zip.length()) {
            damaged(entry, "it is longer than the zip itself");
            return false;
        }
        if (entry.size() > SMALL
                && entry.size() / Math.max(1, entry.packed()) > limits.maxRatio()) {
            findings.add(
                    PackageRule.ZIP_BOMB,
                    path,
                    "the file unpacks to more than " + limits.maxRatio() + " times its size");
            return false;
        }
        return true;
    }

    /** Files that share bytes make a small zip unpack to anything. */
    private void overlaps() {
        long end = 0;
        List<ZipArchive.Entry> inOrder =
                files.values().stream()
                        .sorted(Comparator.comparingLong(ZipArchive.Entry::offset))
                        .toList();
        for (ZipArchive.Entry entry : inOrder) {
            if (entry.offset() < end) {
                findings.add(
                        PackageRule.ZIP_BOMB,
                        entry.name(),
                        "the file shares its bytes with another one in the zip");
                files.remove(entry.name());
            }
            end = Math.max(end, entry.offset() + entry.packed());
        }
    }
}
