package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.leerspoor.engine.course.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageReaderTest {
    @TempDir Path temp;

    @Test
    void readsEveryPackageOfOursBackWithoutAFinding() throws IOException {
        for (ContentPackage content : Courses.packages(null)) {
            Path zip = PackageWriter.write(content, temp);
            PackageReader.Result result = PackageReader.read(zip);
            assertThat(result.diagnostics()).isEmpty();
            assertThat(result.format()).isEqualTo(content.format());
            assertThat(result.standards()).hasSize(1);
            assertThat(result.sizes().keySet()).isEqualTo(content.files().keySet());
            ContentPackage loaded = PackageReader.load(zip);
            assertThat(loaded.id()).isEqualTo(content.id());
            assertThat(loaded.version()).isEqualTo("1.2.0");
            assertThat(loaded.format()).isEqualTo(content.format());
        }
        try (java.util.stream.Stream<Path> files = Files.list(temp)) {
            assertThat(files).hasSize(15).allMatch(file -> file.toString().endsWith(".zip"));
        }
    }

    @Test
    void noticesWhenTheZipIsNotWhatWasMeant() throws IOException {
        ContentPackage content = Courses.small(PackageFormat.WEB, PackageScope.COURSE);
        Path zip = PackageWriter.write(content, temp);
        SortedMap<String, PackageFile> other = new TreeMap<>(content.files());
        other.put("index.html", PackageFile.of("<!doctype html>"));
        ContentPackage changed =
                new ContentPackage(content.id(), content.version(), content.format(), other);
        assertThatThrownBy(() -> PackageReader.verify(zip, changed))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("index.html");
        assertThatThrownBy(() -> PackageReader.verify(damaged(zip), content))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("checksum");
        other.remove("leerspoor.json");
        ContentPackage less =
                new ContentPackage(content.id(), content.version(), content.format(), other);
        assertThatThrownBy(() -> PackageReader.verify(zip, less)).isInstanceOf(IOException.class);
    }

    @Test
    void aSourceThatChangesWhileItIsPackedStopsTheBuild() throws IOException {
        Path film = Files.writeString(temp.resolve("film.mp4"), "before");
        ContentPackage content = Courses.small(PackageFormat.WEB, PackageScope.COURSE);
        SortedMap<String, PackageFile> files = new TreeMap<>(content.files());
        files.put("media/film.mp4", PackageFile.of(film));
        Files.writeString(film, "after, and longer");
        Path out = temp.resolve("out");
        assertThatThrownBy(
                        () ->
                                PackageWriter.write(
                                        new ContentPackage("a", "1.0.0", PackageFormat.WEB, files),
                                        out))
                .isInstanceOf(IOException.class);
        try (java.util.stream.Stream<Path> left = Files.list(out)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.js",
                "/etc/passwd",
                "a/../../evil.js",
                "C:/evil.js",
                "a\\..\\evil.js",
                "a/./b"
            })
    void refusesNamesThatLeadOutOfThePackage(String name) throws IOException {
        assertThat(errors(zip("index.html", "x", name, "x")))
                .contains(name + ": error: the name leads out of the package");
    }

    @Test
    void refusesAZipBomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("index.html"));
            zip.write(new byte[5_000_000]);
        }
        Path bomb = Files.write(temp.resolve("bomb.zip"), out.toByteArray());
        assertThat(errors(bomb))
                .containsExactly(
                        "index.html: error: the file unpacks to more than 200 times its size");
        PackageReader.Limits few = new PackageReader.Limits(1, 100, 100, 200);
        Path many = zip("index.html", "x".repeat(90), "b.html", "x".repeat(90));
        assertThat(PackageReader.read(many, few).hasErrors()).isTrue();
        assertThat(
                        PackageReader.read(many, new PackageReader.Limits(10, 100, 100, 200))
                                .diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("the zip unpacks to 180 bytes; at most 100");
    }

    @Test
    void refusesADocumentTypeAndReadsNoEntity() throws IOException {
        String xml =
                "<?xml version=\"1.0\"?>\n<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + "<manifest>&x;</manifest>";
        assertThat(errors(zip("imsmanifest.xml", xml)))
                .singleElement()
                .asString()
                .startsWith("imsmanifest.xml:2:10: error: this is not XML we read: DOCTYPE");
    }

    @Test
    void refusesAManifestLargerThanTheLimit() throws IOException {
        Path zip = zip("imsmanifest.xml", "<manifest>" + " ".repeat(2_000) + "</manifest>");
        assertThat(
                        PackageReader.read(zip, new PackageReader.Limits(10, 100_000, 1_000, 200))
                                .diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("the manifest is larger than 1000 bytes");
    }

    @Test
    void readsPackagesOfSeveralScosBackToo() throws IOException {
        for (PackageFormat format : List.of(PackageFormat.SCORM12, PackageFormat.SCORM2004)) {
            for (ScoPer scos : ScoPer.values()) {
                for (ContentPackage content : Courses.several(format, scos)) {
                    Path zip = PackageWriter.write(content, temp.resolve(scos.key()));
                    assertThat(PackageReader.read(zip).diagnostics()).isEmpty();
                    assertThat(PackageReader.load(zip).format()).isEqualTo(format);
                }
            }
        }
    }

    @Test
    void wantsTheManifestInTheRoot() throws IOException {
        assertThat(errors(zip("klein/imsmanifest.xml", "<manifest/>")))
                .containsExactly(
                        "klein/imsmanifest.xml: error: the manifest must be imsmanifest.xml in the"
                                + " root of the zip");
        assertThat(errors(zip("readme.txt", "x")))
                .singleElement()
                .asString()
                .contains("there is no");
    }

    @Test
    void saysWhenItIsNoZip() throws IOException {
        Path text = Files.writeString(temp.resolve("not.zip"), "not a zip");
        assertThat(errors(text)).singleElement().asString().contains("this is not a readable zip");
        assertThat(errors(temp.resolve("weg.zip")))
                .containsExactly("weg.zip: error: there is no such file");
    }

    @Test
    void everyCutOfAZipIsAFindingOrAPackage() throws IOException {
        byte[] whole =
                Files.readAllBytes(zip("index.html", "<html>", "a/b.js", "x", "cmi5.xml", "<a/>"));
        Path cut = temp.resolve("cut.zip");
        for (int i = 0; i < whole.length; i++) {
            Files.write(cut, Arrays.copyOf(whole, i));
            assertThat(PackageReader.read(cut).hasErrors()).as("cut at " + i).isTrue();
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x41;
            Files.write(cut, flipped);
            PackageReader.read(cut);
        }
    }

    /** The same files, with the checksum of one changed in the directory of the zip. */
    private Path damaged(Path zip) throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        int directory =
                new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0001\u0002");
        bytes[directory + 16] ^= 1;
        return Files.write(temp.resolve("damaged.zip"), bytes);
    }

    private Path zip(String... namesAndTexts) throws IOException {
        Path file = temp.resolve("test.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static List<String> errors(Path zip) {
        return PackageReader.read(zip).diagnostics().stream()
                .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                .map(Diagnostic::toString)
                .toList();
    }
}
