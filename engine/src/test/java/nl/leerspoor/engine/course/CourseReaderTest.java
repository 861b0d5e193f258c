package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseReaderTest {
    @TempDir Path temp;

    @Test
    void readsACourseIntoOneRecord() {
        Course course = course(CourseFolder.golden("klein/source"));
        assertThat(course.iri()).isEqualTo("https://opleider.example/id/course/klein");
        assertThat(course.load().total()).isEqualTo(Duration.ofMinutes(190));
        assertThat(course.people().get(1).email()).isEqualTo("toets@opleider.example");
        assertThat(course.modules()).extracting(Module::id).containsExactly("begin", "verder");
        assertThat(course.module("begin").orElseThrow().lessons())
                .extracting(Unit::kind)
                .containsExactly(
                        UnitKind.VIDEO,
                        UnitKind.ARTICLE,
                        UnitKind.EXAMPLE,
                        UnitKind.QUIZ,
                        UnitKind.THEORY,
                        UnitKind.PRACTICE);
        assertThat(course.workbookParts()).extracting(Unit::id).containsExactly("deel1");
        assertThat(course.sources()).extracting(Source::year).containsExactly("2006", "");
    }

    @Test
    void tellsEveryAddressOnTheWebAndWhereItStands() { // for check --links
        assertThat(CourseReader.read(CourseFolder.golden("klein/source")).links())
                .containsExactly(
                        new WebLink(
                                "https://site.example/?a=1&b=2", "01-start/02-lezen.md", 15, 52),
                        new WebLink("https://opleider.example", "course.yaml", 9, 41),
                        new WebLink(
                                "https://opleider.example/examenreglement.pdf",
                                "course.yaml",
                                11,
                                62),
                        new WebLink(
                                "https://doi.org/10.1111/j.1651-2227.2006.tb02379.x",
                                "sources.yaml",
                                6,
                                8),
                        new WebLink("https://site.example/blad?a=1&b=2", "sources.yaml", 11, 8));
    }

    @Test
    void tellsAddressesOfACourseWithErrorsToo() {
        CourseFolder folder = CourseFolder.copy(temp).change("course.yaml", "title:", "titel:");
        assertThat(folder.read().course()).isNull();
        assertThat(folder.read().links()).hasSize(5);
    }

    @Test
    void givesEverythingItsIri() { // D-1
        Course course = course(CourseFolder.golden("klein/source"));
        Unit quiz = course.module("begin").orElseThrow().lessons().get(3);
        assertThat(quiz.itemIri("kijken"))
                .isEqualTo(
                        "https://opleider.example/id/course/klein/module/begin/unit/oefenen/item/kijken");
        assertThat(Objects.requireNonNull(course.exam()).iri())
                .isEqualTo("https://opleider.example/id/course/klein/unit/toets");
        assertThat(Objects.requireNonNull(course.workbook()).iri())
                .isEqualTo("https://opleider.example/id/course/klein/unit/werkboek");
    }

    @Test
    void keepsTheIdsOfOptionsInTheOrderOfTheFile() { // D-2
        Course course = course(CourseFolder.golden("klein/source"));
        Unit unit = course.module("begin").orElseThrow().lessons().get(3);
        UnitContent.Quiz quiz = (UnitContent.Quiz) Objects.requireNonNull(unit.content());
        Question.Choice second = (Question.Choice) quiz.questions().get(1);
        assertThat(second.multiple()).isTrue();
        assertThat(second.rightOptions()).containsExactlyInAnyOrder("a", "c");
        assertThat(second.points()).isEqualTo(2);
        assertThat(((Question.Choice) quiz.questions().get(0)).options().get(1).text())
                .isEqualTo(
                        "Je wacht even en praat zacht door, bijvoorbeeld met `ja` of\n"
                                + "met een liedje.");
    }

    @Test
    void readsExamAndWorkbookForTheEngine() { // S0-080, S0-082, S0-091
        Course course = course(CourseFolder.golden("klein/source"));
        Exam exam = Objects.requireNonNull(course.exam());
        assertThat(exam.forms().get("B")).containsExactly("x2", "x3", "x4");
        ExamItem item = Objects.requireNonNull(exam.bank().get("x1"));
        assertThat(item.question().rightOptions()).containsExactly("a");
        assertThat(item.question().explanation().markdown()).isEqualTo("Rationale geheim een.");
        assertThat(item.topic()).isEqualTo("veilig_slapen");
        UnitContent.WorkbookPart part =
                (UnitContent.WorkbookPart)
                        Objects.requireNonNull(course.workbookParts().get(0).content());
        assertThat(part.entries())
                .extracting(WorkbookEntry::type)
                .containsExactly(WorkbookEntry.Type.values());
        WorkbookEntry.Field age = part.entries().get(0).fields().get(1);
        assertThat(age.label()).isEqualTo("Leeftijd in maanden");
        assertThat(age.max()).isEqualTo(12);
        assertThat(part.rubric()).hasSize(1);
    }

    @Test
    void readsACourseInsideAZip() throws IOException {
        Path zip = temp.resolve("course.zip");
        Path source = CourseFolder.golden("klein/source");
        URI uri = URI.create("jar:" + zip.toUri());
        try (FileSystem files = FileSystems.newFileSystem(uri, Map.of("create", "true"));
                Stream<Path> walk = Files.walk(source)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                Path copy = files.getPath("/" + source.relativize(file));
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
            assertThat(CourseReader.read(files.getPath("/"))).isEqualTo(CourseReader.read(source));
        }
    }

    @Test
    void readsTheSameWithWindowsLineEndsAndAByteOrderMark() throws IOException {
        CourseFolder folder = CourseFolder.copy(temp);
        Course plain = course(temp);
        for (String file : List.of("course.yaml", "01-start/02-lezen.md", "toets/bank.md")) {
            String text = Files.readString(temp.resolve(file)).replace("\n", "\r\n");
            folder.write(file, "\uFEFF" + text);
        }
        assertThat(course(temp)).isEqualTo(plain);
    }

    @Test
    void saysWhereTextIsNotUtf8() {
        byte[] latin1 =
                "---\nunit: lezen\nsummary: één\n---\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(CourseFolder.copy(temp).write("01-start/02-lezen.md", latin1).errors())
                .containsExactly(
                        "01-start/02-lezen.md:3:10: error: this is not UTF-8 text; save the file"
                                + " with the encoding UTF-8");
    }

    @Test
    void refusesControlCharactersThatManifestsCannotCarry() {
        assertThat(
                        CourseFolder.copy(temp)
                                .change("course.yaml", "title: Kijken,", "title: Kij\u0007ken,")
                                .errors())
                .containsExactly(
                        "course.yaml:26:44: error: the control character U+0007 does not belong in"
                                + " text; remove it");
    }

    @Test
    void refusesAHugeTextFile() {
        byte[] huge = new byte[SourceReader.MAX_TEXT_BYTES + 1];
        assertThat(CourseFolder.copy(temp).write("course.yaml", huge).errors())
                .containsExactly("course.yaml: error: the file is larger than 2 MB of text");
    }

    @Test
    void readsNothingOutsideTheCourse() throws IOException {
        Path secret = Files.writeString(temp.resolve("secret.txt"), "secret");
        CourseFolder folder = CourseFolder.copy(temp.resolve("course"));
        Path link = folder.root().resolve("01-start/media/plaatje.svg");
        Files.delete(link);
        Files.createSymbolicLink(link, secret);
        assertThat(folder.errors())
                .contains(
                        "01-start/01-film.md:13:9: error: \"media/plaatje.svg\" cannot be read, or"
                                + " is outside the course");
        SourceReader sources = new SourceReader(folder.root());
        assertThat(sources.find("../secret.txt")).isEmpty();
        assertThat(sources.find("/etc/passwd")).isEmpty();
        assertThat(sources.find("01-start\\media")).isEmpty();
        assertThat(sources.find("")).isEmpty();
    }

    @Test
    void refusesYamlBombs() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
        assertThat(CourseFolder.copy(temp).write("course.yaml", bomb).errors())
                .containsExactly(
                        "course.yaml:1:4: error: anchors (&) and aliases (*) are not used here;"
                                + " write it out");
    }

    @Test
    void refusesDeepNesting() {
        String deep = "a: " + "[".repeat(5_000);
        assertThat(CourseFolder.copy(temp).write("course.yaml", deep).errors())
                .containsExactly("course.yaml:1:16: error: this is nested more than 12 deep");
        String quotes = "---\nunit: lezen\noutcomes: [K1]\n---\n" + "> ".repeat(20_000) + "x\n";
        assertThat(
                        CourseFolder.copy(temp.resolve("b"))
                                .write("01-start/02-lezen.md", quotes)
                                .read())
                .extracting(CourseReader.Result::course)
                .isNotNull();
    }

    @Test
    void saysThatTheFolderIsMissing() {
        assertThat(CourseReader.read(temp.resolve("weg")).diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("weg: error: there is no such folder");
    }

    @Test
    void reportsAllFindingsInTheOrderOfFilesAndLines() {
        List<Diagnostic> found =
                CourseReader.read(CourseFolder.golden("fouten-inhoud/source")).diagnostics();
        assertThat(found).hasSizeGreaterThan(60);
        assertThat(found)
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(Diagnostic::file)
                                .thenComparingInt(Diagnostic::line)
                                .thenComparingInt(Diagnostic::column));
    }

    private static Course course(Path folder) {
        CourseReader.Result result = CourseReader.read(folder);
        assertThat(result.diagnostics()).noneMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
        return Objects.requireNonNull(result.course());
    }
}
