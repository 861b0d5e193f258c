package nl.leerspoor.engine.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import nl.leerspoor.engine.course.CourseFolder;
import nl.leerspoor.engine.course.CourseReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuidePdfTest {
    private static final String EXAMPLE = "VOORBEELD – geen geldig bewijs";
    private static final String TEXT =
            """
            ## Wat je \\<leert> & doet

            Je leest **veel** en *graag*, zoals `dit`. Zie [de site](https://opleider.example).

            {{uitkomsten}}

            {{studielast}}

            ## Programma

            {{programma}}

            | Week | Wat |
            |---|---|
            | 1 | Module 1 |

            {{toets}}

            {{werkboek}}

            {{blauwdruk}}

            {{dekking}}

            {{rubrieken}}

            {{bronnen}}

            {{versie}}

            {{contact}}

            {{reglement}}
            """;

    @TempDir Path temp;
    private int copies;

    @Test
    void saysWhatThePlanSays() throws IOException { // S0-041, S0-050, S0-080 to S0-085, S0-170
        assertThat(text(make(course())))
                .contains("Studiegids Een kleine cursus – over kijken & doen")
                .contains("Wat je <leert> & doet")
                .contains("K1 Je weet wat kijken is.")
                .contains("samen 3 uur 10 min: 1 uur 30 min + 1 + 40 min")
                .contains("Module 1: Beginnen met kijken")
                .contains("Dit onderdeel wordt nog geschreven.")
                .contains("minstens 2 van de 3 vragen goed (67%)")
                .contains("één herkansing")
                .contains("24 uur open")
                .contains("info@opleider.example")
                .contains("Examenreglement Versie 2025")
                .contains("versie 1.2.0 · 21 nov 2026");
    }

    @Test
    void d24_theSameSourcesGiveTheSameBytesInAnyTimeZone() {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            Locale.setDefault(Locale.US);
            byte[] east = make(course()).bytes();
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(make(course()).bytes()).isEqualTo(east);
            assertThat(make(course().change("course.yaml", "1.2.0", "1.2.1")).bytes())
                    .isNotEqualTo(east);
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    @Test
    void d10_p13_nothingOfTheBankButNumbersComesOut() {
        // Other stems, keys, explanations, topics and sources, in the same numbers: not a byte
        // of the guides depends on them.
        byte[] before = make(course()).bytes();
        CourseFolder other =
                course().change("toets/bank.md", "Tentamenstam", "Een andere vraag")
                        .change("toets/bank.md", "- (x)", "- (?)")
                        .change("toets/bank.md", "- ( )", "- (x)")
                        .change("toets/bank.md", "- (?)", "- ( )")
                        .change("toets/bank.md", "Rationale", "Uitleg")
                        .change("toets/bank.md", "veilig_slapen", "verslikking")
                        .change("toets/bank.md", " source=who2006", "");
        assertThat(make(other).bytes()).isEqualTo(before);
        assertThat(make(other.change("toets/bank.md", "difficulty=3", "difficulty=1")).bytes())
                .as("the numbers do show")
                .isNotEqualTo(before);
    }

    @Test
    void p30_anExampleSaysSoOnEveryPage() throws IOException {
        GuidePdf example = make(course());
        for (String page : pages(example)) {
            assertThat(page).contains(EXAMPLE);
        }
        GuidePdf real = make(course().change("course.yaml", "example: true", "example: false"));
        assertThat(text(real)).doesNotContain("VOORBEELD");
    }

    @Test
    void everyPageHasItsNumber() throws IOException {
        GuidePdf guide = make(course());
        List<String> pages = pages(guide);
        assertThat(guide.pages()).isEqualTo(pages.size()).isGreaterThan(2);
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i)).contains("Pagina " + (i + 1) + " van " + pages.size());
        }
    }

    @Test
    void screenReadersFindHeadingsTablesAndTheLanguage() throws IOException { // PDF/UA-1
        try (PDDocument pdf = Loader.loadPDF(make(course()).bytes())) {
            PDDocumentCatalog catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getLanguage()).isEqualTo("nl");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo("Studiegids Een kleine cursus – over kijken & doen");
            assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("<pdfuaid:part>1<");
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2026-11-21T00:00:00Z");
            List<String> tags = new ArrayList<>();
            List<String> scopes = new ArrayList<>();
            collect(catalog.getStructureTreeRoot(), tags, scopes);
            assertThat(tags)
                    .contains("H1", "H2", "H3", "P", "Table", "TH", "TD", "L", "LI", "Link");
            assertThat(scopes).contains("Column", "Row").doesNotContain("none");
            assertThat(catalog.getDocumentOutline().getFirstChild().getTitle())
                    .isEqualTo("Wat je <leert> & doet");
            for (PDPage page : pdf.getPages()) {
                assertThat(page.getAnnotations()).noneMatch(link -> link.getContents() == null);
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).contains("Atkinson");
                }
            }
        }
    }

    private CourseFolder course() {
        return CourseFolder.copy(temp.resolve("course" + copies++))
                .write("gids/studiegids.md", TEXT);
    }

    private static GuidePdf make(CourseFolder folder) {
        CourseReader.Result result = folder.read();
        assertThat(folder.errors()).isEmpty();
        return GuidePdf.of(Objects.requireNonNull(result.course()), result.guides().get(0));
    }

    private static String text(GuidePdf guide) throws IOException {
        return String.join(" ", pages(guide));
    }

    private static List<String> pages(GuidePdf guide) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(guide.bytes())) {
            List<String> pages = new ArrayList<>();
            for (int i = 1; i <= pdf.getNumberOfPages(); i++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setSortByPosition(true);
                stripper.setStartPage(i);
                stripper.setEndPage(i);
                pages.add(stripper.getText(pdf).replaceAll("\\s+", " "));
            }
            return pages;
        }
    }

    private static void collect(PDStructureNode node, List<String> tags, List<String> scopes) {
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                tags.add(element.getStructureType());
                if (element.getStructureType().equals("TH")) {
                    scopes.add(scope(element));
                }
                collect(element, tags, scopes);
            }
        }
    }

    private static String scope(PDStructureElement header) {
        for (int i = 0; i < header.getAttributes().size(); i++) {
            String scope =
                    header.getAttributes()
                            .getObject(i)
                            .getCOSObject()
                            .getNameAsString(COSName.getPDFName("Scope"));
            if (scope != null) {
                return scope;
            }
        }
        return "none";
    }
}
