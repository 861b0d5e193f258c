package nl.leerspoor.engine.content.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import nl.leerspoor.engine.content.PackageReader;
import nl.leerspoor.engine.content.PackageReader.Limits;
import nl.leerspoor.engine.content.PackageReader.Result;
import nl.leerspoor.engine.course.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zips from strangers: read within bounds, whatever they say of themselves. */
class ZipArchiveTest {
    @TempDir Path temp;

    @Test
    void readsTheSameNamesAndBytesAsTheJdk() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 20; round++) {
            ZipFixture fixture = ZipFixture.zipOf("index.html", "<!doctype html>");
            for (int i = random.nextInt(20); i > 0; i--) {
                byte[] bytes = new byte[random.nextInt(100_000)];
                random.nextBytes(bytes);
                Arrays.fill(bytes, 0, bytes.length / 2, (byte) 'x');
                fixture.with("f" + i + "/\u00e9" + random.nextInt(), bytes);
            }
            Path zip = write(random.nextBoolean() ? fixture.stored() : fixture);
            List<String> names = new ArrayList<>();
            try (ZipArchive ours = ZipArchive.open(zip, 100);
                    ZipFile theirs = new ZipFile(zip.toFile())) {
                for (ZipArchive.Entry entry : ours.entries()) {
                    names.add(entry.name());
                    assertThat(ours.open(entry).readAllBytes())
                            .isEqualTo(
                                    theirs.getInputStream(theirs.getEntry(entry.name()))
                                            .readAllBytes());
                }
                assertThat(names)
                        .isEqualTo(
                                Collections.list(theirs.entries()).stream()
                                        .map(ZipEntry::getName)
                                        .toList());
            }
        }
    }

    @Test
    void readsTheDirectoryOfAZipOfMoreThan65535Files() throws IOException { // APPNOTE 4.3.14
        Path zip = temp.resolve("many.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < 66_000; i++) {
                out.putNextEntry(new ZipEntry("f" + i));
                out.write('x');
            }
        }
        Limits many = new Limits(70_000, 1_000_000, 1_000, 200);
        assertThat(PackageReader.read(zip, many).sizes()).hasSize(66_000);
        assertThat(rules(PackageReader.read(zip))).containsExactly("zip-too-large");
    }

    @Test
    void findsAZipThatHasBytesBeforeIt() throws IOException {
        byte[] zip = ZipFixture.scorm12().bytes();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
        out.write(zip);
        Result result = read(out.toByteArray());
        assertThat(rules(result)).containsExactly("zip-around");
        assertThat(result.standards()).containsExactly("SCORM 1.2");
    }

    @Test
    void unpacksNoMoreOfAFileThanTheDirectorySays() throws IOException {
        byte[] large = new byte[900_000];
        Result result =
                read(
                        ZipFixture.scorm12()
                                .with("cp.xsd", large)
                                .directory("cp.xsd", (zip, at) -> zip.putInt(at + 24, 10))
                                .bytes());
        assertThat(result.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "cp.xsd: error: the file is damaged: it is not 10 bytes long, as the zip"
                                + " says");
    }

    @Test
    void refusesManySmallFilesThatTogetherAreABomb() throws IOException {
        ZipFixture zip = ZipFixture.zipOf("index.html", "<!doctype html>");
        for (int i = 0; i < 20; i++) {
            zip.with("f" + i, new byte[900_000]);
        }
        assertThat(rules(read(zip.bytes()))).containsExactly("zip-bomb");
    }

    @Test
    void refusesFilesThatShareTheirBytes() throws IOException {
        byte[] zip = ZipFixture.zipOf("a.html", "xx", "b.html", "yy", "index.html", "z").bytes();
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int offset = bytes.getInt(ZipFixture.header(zip, "a.html") + 42);
        bytes.putInt(ZipFixture.header(zip, "b.html") + 42, offset);
        assertThat(read(zip).diagnostics())
                .extracting(Diagnostic::toString)
                .contains("b.html: error: the file shares its bytes with another one in the zip");
    }

    @Test
    void noticesWhenTheTwoHeadersOfAFileNameTwoFiles() throws IOException {
        byte[] zip = ZipFixture.scorm12().bytes();
        int header = ZipFixture.header(zip, "a/b.js");
        int local = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(header + 42);
        zip[local + 30] = 'c';
        assertThat(read(zip).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "a/b.js: error: the file is damaged: its two headers name two files");
    }

    @Test
    void namesCannotSteerATerminalNorFillAScreen() throws IOException {
        Result result =
                read(
                        ZipFixture.scorm12()
                                .with("a/\u001b[2J\u202e", "1")
                                .with("b/" + "x".repeat(5_000), "1")
                                .bytes());
        assertThat(result.diagnostics())
                .allSatisfy(
                        finding -> {
                            assertThat(finding.toString())
                                    .doesNotContain("\u001b", "\u202e")
                                    .hasSizeLessThan(1_000);
                        })
                .anySatisfy(finding -> assertThat(finding.file()).isEqualTo("a/\\u001b[2J\\u202e"));
    }

    @Test
    void saysOfOneRuleOnlySoMuch() throws IOException {
        ZipFixture zip = ZipFixture.zipOf("index.html", "<!doctype html>");
        for (int i = 0; i < 80; i++) {
            zip.with("f&" + i, "1");
        }
        Result result = read(zip.bytes());
        assertThat(result.diagnostics()).hasSize(51);
        assertThat(result.diagnostics().get(50).message())
                .isEqualTo("30 more findings of this rule");
    }

    @Test
    void everyByteMayBeWrong() throws IOException {
        byte[] whole = ZipFixture.scorm12().stored().bytes();
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x55;
            // A finding or none (a time stamp may be anything), never an exception.
            assertThat(read(flipped).diagnostics()).isNotNull();
        }
    }

    @Test
    void noChangeOfAContentByteGoesUnnoticed() throws IOException {
        byte[] whole = ZipFixture.scorm12().stored().bytes();
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("<?xml");
        for (int i = start; i < start + ZipFixture.SCORM12.length(); i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 0x01;
            assertThat(rules(read(flipped))).as("byte " + i).contains("zip-damaged");
        }
    }

    private Result read(byte[] zip) throws IOException {
        return PackageReader.read(Files.write(temp.resolve("test.zip"), zip));
    }

    private Path write(ZipFixture fixture) throws IOException {
        return Files.write(temp.resolve("test.zip"), fixture.bytes());
    }

    private static List<String> rules(Result result) {
        return result.diagnostics().stream().map(Diagnostic::rule).toList();
    }
}
