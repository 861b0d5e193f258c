package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuideParserTest {
    private static final String WHOLE =
            """
            ## Wat leer je?

            Dit **leer** je.

            {{uitkomsten}}

            ### Tijd

            {{ studielast }}

            {{toets}}

            {{contact}}

            {{reglement}}
            """;

    @TempDir Path temp;
    private int copies;

    @Test
    void aCourseNeedsNoGuide() {
        assertThat(CourseReader.read(CourseFolder.golden("klein/source")).guides()).isEmpty();
    }

    @Test
    void cutsTheProseWhereThePlanFillsIt() {
        CourseReader.Result result = folder(WHOLE).read();
        assertThat(folder(WHOLE).errors()).isEmpty();
        GuideText guide = result.guides().get(0);
        assertThat(guide.kind()).isEqualTo(GuideKind.PARTICIPANT);
        assertThat(guide.parts())
                .startsWith(
                        new GuideText.Heading(2, "Wat leer je?"),
                        new GuideText.Text(new Prose("Dit **leer** je.")),
                        new GuideText.Filled(GuideFact.OUTCOMES, 2),
                        new GuideText.Heading(3, "Tijd"),
                        new GuideText.Filled(GuideFact.LOAD, 3));
    }

    @Test
    void anUnknownNameIsAnErrorWithItsPlaceAndTheNearestOne() {
        assertThat(folder(WHOLE + "\n{{studielst}}\n").errors())
                .containsExactly(
                        "gids/studiegids.md:17:1: error: there is nothing called {{studielst}}; did"
                                + " you mean \"studielast\"?");
    }

    @Test
    void whatTheGuideMustSayIsMissedAtItsEnd() { // S0-041, S0-050, S0-080, S0-117, S0-170
        assertThat(folder("## Kort\n\nNiets.\n\n").errors())
                .containsExactly(
                        missing(3, "contact"),
                        missing(3, "reglement"),
                        missing(3, "studielast"),
                        missing(3, "toets"),
                        missing(3, "uitkomsten"));
        CourseFolder examination =
                CourseFolder.copy(temp.resolve("examination"))
                        .write("gids/examinering.md", "{{toets}}\n\n{{reglement}}");
        assertThat(examination.errors())
                .hasSize(3)
                .allMatch(error -> error.startsWith("gids/examinering.md:3:1: error: the guide"))
                .anyMatch(error -> error.contains("{{blauwdruk}}"))
                .anyMatch(error -> error.contains("{{dekking}}"))
                .anyMatch(error -> error.contains("{{rubrieken}}"));
    }

    @Test
    void aCourseWithoutAnExamHasNothingToSayAboutIt() {
        CourseFolder folder = folder(WHOLE);
        folder.change("course.yaml", "exam:\n", "x_exam:\n");
        assertThat(folder.errors())
                .contains(
                        "gids/studiegids.md:11:1: error: {{toets}} has nothing to say, because the"
                                + " course has no exam; remove the line");
        folder.change("gids/studiegids.md", "{{toets}}", "Er is geen toets.");
        assertThat(folder.errors()).noneMatch(error -> error.contains("gids/"));
    }

    @Test
    void bracesInsideASentenceAreNotPrinted() {
        assertThat(folder(WHOLE + "\nHet kost {{studielast}}.\n\nZo:\n{{toets}}\n").errors())
                .containsExactly(
                        stray("gids/studiegids.md:17:10"), stray("gids/studiegids.md:20:1"));
    }

    @Test
    void picturesFilesAndHtmlHaveNoPlaceInAGuide() {
        List<String> errors =
                folder(WHOLE + "\n![Een pad](pad.svg)\n\n[blad](blad.pdf)\n\n<b>let op</b>\n")
                        .errors();
        assertThat(errors).hasSize(4);
        assertThat(errors.get(0)).startsWith("gids/studiegids.md:17:1: error: a guide has no pic");
        assertThat(errors.get(1)).startsWith("gids/studiegids.md:19:1: error: a guide has no pic");
        assertThat(errors.get(2)).startsWith("gids/studiegids.md:21:1: error: raw HTML");
    }

    private CourseFolder folder(String text) {
        return CourseFolder.copy(temp.resolve("course" + copies++))
                .write("gids/studiegids.md", text);
    }

    private static String missing(int line, String key) {
        return "gids/studiegids.md:%d:1: error: the guide does not say {{%s}}; add it on a line of its own, where it belongs"
                .formatted(line, key);
    }

    private static String stray(String place) {
        return place
                + ": error: {{…}} fills a line of its own, with an empty line before and after it";
    }
}
