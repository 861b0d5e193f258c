package nl.leerspoor.engine.content.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipException;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageReader.Limits;
import nl.leerspoor.engine.content.PackageReader.Result;
import nl.leerspoor.engine.content.cmi5.CourseStructure;
import nl.leerspoor.engine.content.scorm.Manifest;
import org.jspecify.annotations.Nullable;

/** Judges one zip, ours or another's: the same rules in the same order. */
public final class PackageCheck {
    private static final List<String> MANIFESTS =
            List.of(Manifest.FILE, CourseStructure.FILE, TincanCheck.FILE);
    private static final String PAGE = "index.html";

    private final Limits limits;
    private final PackageFindings findings;
    private final List<String> standards = new ArrayList<>();
    private String key = "";

    private PackageCheck(Limits limits, PackageFindings findings) {
        this.limits = limits;
        this.findings = findings;
    }

    /**
     * Judges a zip. Writes nothing; never throws for what is in it.
     *
     * @param zip the file
     * @param limits how much to take on
     * @param meant what it must hold, byte by byte; null for a package of anyone
     * @return what it is and every rule it breaks
     */
    public static Result check(Path zip, Limits limits, @Nullable ContentPackage meant) {
        PackageFindings findings = new PackageFindings(String.valueOf(zip.getFileName()));
        SortedMap<String, Long> sizes = new TreeMap<>();
        PackageCheck check = new PackageCheck(limits, findings);
        if (!Files.isRegularFile(zip)) {
            findings.add(PackageRule.ZIP_UNREADABLE, "there is no such file");
        } else {
            try (ZipArchive archive = ZipArchive.open(zip, limits.maxEntries())) {
                ZipCheck files = new ZipCheck(archive, limits, findings);
                files.names();
                sizes = files.sizes();
                if (!archive.tooMany()) {
                    check.manifests(files);
                    files.contents(meant == null ? null : meant.files());
                }
            } catch (ZipException e) {
                findings.add(
                        PackageRule.ZIP_UNREADABLE,
                        "this is not a readable zip: " + e.getMessage());
            } catch (IOException e) {
                findings.add(
                        PackageRule.ZIP_UNREADABLE, "the file cannot be read: " + e.getMessage());
            }
        }
        return new Result(check.format(), check.standards, sizes, findings.sorted());
    }

    /** The format of ours that the first of the standards is; null when we write no such thing. */
    private @Nullable PackageFormat format() {
        for (PackageFormat format : PackageFormat.values()) {
            if (format.key().equals(key)) {
                return format;
            }
        }
        return null;
    }

    private void manifests(ZipCheck zip) throws IOException {
        Set<String> names = zip.sizes().keySet();
        boolean found = false;
        for (String manifest : MANIFESTS) {
            if (names.contains(manifest)) {
                found = true;
                manifest(zip, manifest);
            }
        }
        if (found) {
            return;
        }
        for (String name : names) {
            String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            if (MANIFESTS.contains(last)) {
                findings.add(
                        PackageRule.PACKAGE_MANIFEST_PLACE,
                        name,
                        "the manifest must be " + last + " in the root of the zip");
                return;
            }
        }
        if (names.contains(PAGE)) {
            is("web", "plain web");
        } else {
            findings.add(
                    PackageRule.PACKAGE_NO_MANIFEST,
                    "there is no imsmanifest.xml, cmi5.xml, tincan.xml or index.html in the root"
                            + " of the zip");
        }
    }

    private void manifest(ZipCheck zip, String name) throws IOException {
        byte[] bytes = zip.bytes(name, limits.maxXmlBytes());
        if (bytes == null) {
            return;
        }
        if (bytes.length > limits.maxXmlBytes()) {
            findings.add(
                    PackageRule.XML_TOO_LARGE,
                    name,
                    "the manifest is larger than " + limits.maxXmlBytes() + " bytes");
            return;
        }
        XmlElement root = XmlFile.read(name, bytes, findings);
        if (root == null) {
            return;
        }
        PackageFiles files = new PackageFiles(name, zip.sizes().keySet(), findings);
        switch (name) {
            case Manifest.FILE -> {
                String edition = new ScormCheck(root, files, findings).check();
                is(edition.equals("SCORM 1.2") ? "scorm12" : "scorm2004", edition);
            }
            case CourseStructure.FILE -> {
                is("cmi5", "cmi5");
                new Cmi5Check(root, files, findings).check();
            }
            default -> {
                is("xapi", "xAPI (tincan.xml)");
                new TincanCheck(root, files, findings).check();
            }
        }
    }

    private void is(String format, String standard) {
        key = key.isEmpty() ? format : key;
        standards.add(standard);
    }
}
