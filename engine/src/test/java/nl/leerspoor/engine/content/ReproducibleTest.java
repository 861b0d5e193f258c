package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.leerspoor.engine.course.CourseFolder;
import nl.leerspoor.engine.course.SourceReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** D-24: the same sources give the same bytes. */
class ReproducibleTest {
    @TempDir Path temp;

    @Test
    void d24_timeZoneAndLocalePlayNoPart() throws IOException {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            List<byte[]> first =
                    zips("Pacific/Kiritimati", Locale.forLanguageTag("ar-EG-u-nu-arab"));
            List<byte[]> second = zips("America/New_York", Locale.forLanguageTag("tr"));
            assertThat(first).hasSize(21);
            for (int i = 0; i < first.size(); i++) {
                assertThat(first.get(i)).isEqualTo(second.get(i));
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void d24_theFolderAndTheTimesOfItsFilesPlayNoPart() throws IOException {
        CourseFolder copy = CourseFolder.copy(temp.resolve("elsewhere"));
        ContentPackage moved =
                ContentPackages.of(
                        Courses.course(copy.root()),
                        new SourceReader(copy.root()),
                        PackageFormat.SCORM12,
                        PackageScope.COURSE,
                        null);
        assertThat(zip(moved))
                .isEqualTo(zip(Courses.small(PackageFormat.SCORM12, PackageScope.COURSE)));
    }

    @Test
    void d24_entriesAreSortedAndCarryOneFixedTime() throws IOException {
        byte[] zip = zip(Courses.small(PackageFormat.CMI5, PackageScope.COURSE));
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                in.readAllBytes();
                names.add(e.getName());
                assertThat(e.getMethod())
                        .as("%s: what does not become smaller is stored", e.getName())
                        .isEqualTo(
                                e.getName().matches("media/.*\\.(?:mp4|png|txt)|.*\\.woff2")
                                        ? ZipEntry.STORED
                                        : ZipEntry.DEFLATED);
                assertThat(e.getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
                assertThat(e.getExtra()).isNull();
            }
        }
        assertThat(names).isSorted().contains("cmi5.xml");
        // General purpose bit 11 (names are UTF-8) of the first local header.
        assertThat(zip[7] & 0x08).isEqualTo(0x08);
    }

    @Test
    void d24_whatIsDeflatedIsTheSameOnEveryJdkAndReadByEachOfThem() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append("regel ").append(i * 7919 % 1_000).append(" van ").append(i).append('\n');
        }
        byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] deflated = Objects.requireNonNull(Packed.of(content).deflated());
        // Known from one JDK; every other has to make the same.
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(deflated)))
                .isEqualTo("bbf0740f46b9cf4fc91987ee2bb71982fce04265171bbe89f4b2c7c0b604b42c");
        try (InflaterInputStream in =
                new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
    }

    private static List<byte[]> zips(String zone, Locale locale) throws IOException {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        Locale.setDefault(locale);
        List<byte[]> zips = new ArrayList<>();
        List<ContentPackage> packages = new ArrayList<>(Courses.packages(null));
        packages.addAll(Courses.several(PackageFormat.SCORM12, ScoPer.MODULE));
        packages.addAll(Courses.several(PackageFormat.SCORM2004, ScoPer.UNIT));
        for (ContentPackage content : packages) {
            zips.add(zip(content));
        }
        return zips;
    }

    private static byte[] zip(ContentPackage content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PackageWriter.write(content, out);
        return Objects.requireNonNull(out.toByteArray());
    }
}
