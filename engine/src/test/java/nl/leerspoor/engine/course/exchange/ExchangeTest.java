package nl.leerspoor.engine.course.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import nl.leerspoor.engine.content.SecureXml;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.QuestionBank;
import nl.leerspoor.engine.course.QuestionBank.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

/** Markdown to a format and back; and files of other tools. */
class ExchangeTest {
    @Test
    void aBankThatIsWrittenIsTheBankThatWasRead() throws IOException {
        String text = Files.readString(fixture("bank.md"));
        assertThat(MarkdownBank.write("Alle soorten", bank())).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource(
            value = ExchangeFormat.class,
            names = {"QTI22", "QTI3"})
    void qtiBringsEveryKindBackWordForWord(ExchangeFormat format) {
        Imported back = roundTrip(format);
        assertThat(back.diagnostics()).isEmpty();
        assertThat(back.losses()).isEmpty();
        assertThat(byId(back.items())).isEqualTo(byId(bank()));
    }

    @Test
    void giftBringsBackWhatItCanHoldAndNamesTheRest() {
        Exchange.Exported out = export(ExchangeFormat.GIFT);
        Imported back = Exchange.read("bank.gift", out.bytes());
        assertThat(back.diagnostics()).isEmpty();
        assertThat(back.losses()).isEmpty();
        Map<String, String> expected = byId(bank());
        Map<String, String> found = byId(back.items());
        List<String> cannot = List.of("durf", "hulp", "gedrag2");
        cannot.forEach(expected::remove);
        found.remove("hulp");
        found.remove("gedrag2");
        assertThat(found).isEqualTo(expected);
        assertThat(out.losses())
                .extracting(Loss::toString)
                .contains(
                        "durf: left out: GIFT has no scale without a right answer",
                        "hulp: its hints are lost: GIFT has none",
                        "gedrag2: the feedback of its pairs is lost: GIFT has none there");
    }

    @Test
    void whatOthersWillNotSeeIsNamedPerItem() {
        assertThat(export(ExchangeFormat.QTI3).losses())
                .extracting(Loss::item)
                .containsExactlyInAnyOrder("verschonen", "warm", "kruipen", "hulp");
        assertThat(export(ExchangeFormat.GIFT).losses())
                .extracting(Loss::item)
                .contains("moe", "alles", "verschonen", "wet", "warm", "kruipen");
    }

    @ParameterizedTest
    @EnumSource(
            value = ExchangeFormat.class,
            names = {"QTI22", "QTI3"})
    void attributesThatTheSchemasOfQtiLackAreLeftOutAndThatIsSaid(ExchangeFormat format)
            throws IOException {
        List<Item> items =
                QuestionBank.read(
                                "bank.md",
                                """
                                ## Wat klopt? {#klopt outcome=K1}

                                Zie [de site](https://site.example "Een titel") met "title=\"x\"".

                                3. Drie
                                4. Vier

                                Kies.

                                - (x) Dit
                                - ( ) Dat
                                """)
                        .items();
        Exchange.Exported out = Exchange.export(items, format, "Bank", "nl");
        String item = Objects.requireNonNull(unzip(out.bytes()).get("items/klopt.xml"));
        String body = item.substring(item.indexOf("class=\"text\""));
        assertThat(body)
                .contains("<a href=\"https://site.example\">de site</a>", "<ol>", "title=&quot;x")
                .doesNotContain("target=", "rel=", "title=\"", "start=\"");
        assertThat(out.losses())
                .extracting(Loss::toString)
                .containsExactly("klopt: some of its mark-up changes on the way");
    }

    @ParameterizedTest
    @EnumSource(ExchangeFormat.class)
    void theSameItemsGiveTheSameBytes(ExchangeFormat format) { // D-24
        assertThat(export(format).bytes()).isEqualTo(export(format).bytes());
    }

    @Test
    void qti3NamesElementsAndAttributesInItsOwnWay() throws IOException, SAXException {
        Map<String, String> files = unzip(export(ExchangeFormat.QTI3).bytes());
        assertThat(files.get("imsmanifest.xml"))
                .contains("<schema>QTI Package</schema>", "imsqti_item_xmlv3p0");
        String item = Objects.requireNonNull(files.get("items/moe.xml"));
        assertThat(item)
                .contains(
                        "<qti-assessment-item"
                                + " xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"",
                        "time-dependent=\"false\"",
                        "<qti-choice-interaction response-identifier=\"RESPONSE\"",
                        "max-choices=\"0\"",
                        "<qti-map-entry map-key=\"b\" mapped-value=\"-0.6667\"/>",
                        "<qti-map-response identifier=\"RESPONSE\"/>",
                        "<qti-content-body><p>Dat is plezier.</p></qti-content-body>")
                .doesNotContain("Interaction", "assessmentItem");
        for (String xml : files.values()) {
            SecureXml.parse(xml.getBytes(StandardCharsets.UTF_8));
        }
        String numeric = Objects.requireNonNull(files.get("items/warm.xml"));
        assertThat(numeric)
                .contains("<qti-and><qti-gte>", "<qti-base-value base-type=\"float\">16<");
    }

    @Test
    void qti22NamesElementsAndAttributesInItsOwnWay() throws IOException {
        Map<String, String> files = unzip(export(ExchangeFormat.QTI22).bytes());
        assertThat(files.get("imsmanifest.xml")).contains("QTIv2.2 Package");
        assertThat(files.get("items/gedrag.xml"))
                .contains(
                        "<assessmentItem xmlns=\"http://www.imsglobal.org/xsd/imsqti_v2p2\"",
                        "timeDependent=\"false\"",
                        "<simpleAssociableChoice identifier=\"s1\" matchMax=\"1\">Gapen<",
                        "<value>s1 a</value>")
                .doesNotContain("qti-");
    }

    @Test
    void giftIsWhatMoodleReads() {
        String gift = new String(export(ExchangeFormat.GIFT).bytes(), StandardCharsets.UTF_8);
        assertThat(gift)
                .contains(
                        "// [id:kijkt_weg] [tag:outcome=V1] [tag:module=begin]",
                        "::kijkt_weg::[markdown]Een baby kijkt weg. *Wat doe je?*\\n\\nJe zit op de"
                                + " grond\\: de baby is 1,5 jaar \\= jong.{",
                        "\t~Je zoekt \\{opnieuw\\} oogcontact.#Wegkijken is een manier om tot rust"
                                + " te komen \\#rust.",
                        "\t~%33.33333%Gapen",
                        "\t~%-33.33333%Lachen#Dat is plezier.",
                        "{TRUE#Denk aan de afstand tussen arm en gezicht.#Klopt.",
                        "\t=Gapen -> Moe",
                        "\t= -> Honger",
                        "\t=%0%schedel#De schedel is juist hard.",
                        "{#\n\t=%100%16..18");
    }

    // ---- files of other tools

    @Test
    void readsGiftOfOthers() throws IOException {
        Imported in = Exchange.read(fixture("anders.gift"));
        assertThat(in.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "anders.gift:42:1: error: the braces { } of this question do not match",
                        "anders.gift:44:1: error: \"veel\" is not a number");
        assertThat(MarkdownBank.write("Anders", in.items()))
                .isEqualTo(Files.readString(fixture("anders.md")));
        assertThat(in.losses())
                .extracting(Loss::toString)
                .containsExactlyElementsOf(Files.readAllLines(fixture("anders.losses.txt")));
        assertThat(QuestionBank.read("anders.md", Files.readString(fixture("anders.md"))).items())
                .hasSameSizeAs(in.items());
    }

    @Test
    void readsQtiOfOthersInBothVersions() throws IOException {
        for (String file : List.of("qti21.xml", "qti30.xml")) {
            Imported in = Exchange.read(fixture(file));
            assertThat(in.diagnostics()).isEmpty();
            Question.Choice choice = (Question.Choice) in.items().get(0).question();
            assertThat(choice.stem()).isEqualTo("Wie is er **aan zet**?");
            assertThat(choice.text().markdown()).isEqualTo("Lees dit eerst:\n\n* een\n* twee");
            assertThat(choice.multiple()).isTrue();
            assertThat(choice.partial()).isTrue();
            assertThat(choice.rightOptions()).containsExactlyInAnyOrder("a", "c");
            assertThat(choice.options().get(1).text()).isEqualTo("De *ouder*");
            assertThat(choice.options().get(1).feedback().markdown()).isEqualTo("Bijna.");
            assertThat(choice.points()).isEqualTo(2);
            assertThat(in.losses())
                    .extracting(Loss::what)
                    .anyMatch(what -> what.startsWith("its weights are now ours"))
                    .anyMatch(what -> what.startsWith("its identifier was \"vraag-1\""));
        }
    }

    @Test
    void anInteractionWeDoNotHaveIsLeftOutAndNamed() {
        String xml =
                "<assessmentItem identifier=\"h\"><itemBody><hotspotInteraction"
                        + " responseIdentifier=\"R\"/></itemBody></assessmentItem>";
        Imported in = Exchange.read("h.xml", xml.getBytes(StandardCharsets.UTF_8));
        assertThat(in.items()).isEmpty();
        assertThat(in.losses())
                .extracting(Loss::toString)
                .containsExactly("h.xml: left out: we have no hotspotInteraction");
    }

    // ---- files that want something else

    @Test
    void refusesADocumentType() {
        String xml =
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + "<assessmentItem identifier=\"a\">&e;</assessmentItem>";
        Imported in = Exchange.read("x.xml", xml.getBytes(StandardCharsets.UTF_8));
        assertThat(in.items()).isEmpty();
        assertThat(in.diagnostics()).hasSize(1);
        assertThat(in.diagnostics().get(0).message()).contains("DOCTYPE");
    }

    @Test
    void refusesNamesThatLeaveTheZipAndZipsThatGrow() throws IOException {
        for (String path : List.of("../a.xml", "/a.xml", "a\\b.xml", "c:a.xml")) {
            Imported in =
                    Exchange.read("x.zip", zip(path, "<a/>".getBytes(StandardCharsets.UTF_8)));
            assertThat(in.diagnostics())
                    .extracting(Diagnostic::message)
                    .containsExactly("the name leads out of the package");
        }
        for (String path : List.of("bomb.xml", "bomb.mp4")) {
            Imported in = Exchange.read("x.zip", zip(path, new byte[101_000_000]));
            assertThat(in.diagnostics())
                    .extracting(Diagnostic::message)
                    .containsExactly("the zip unpacks to more than we read");
        }
        assertThat(Exchange.read("x.zip", zip("a.txt", new byte[3])).diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("the zip holds no QTI items");
    }

    @Test
    void refusesXmlThatIsNestedWithoutEnd() {
        String deep = "<i>".repeat(50_000) + "x" + "</i>".repeat(50_000);
        String xml = "<assessmentItem identifier=\"d\"><itemBody>" + deep + "</itemBody>";
        Imported in =
                Exchange.read(
                        "d.xml", (xml + "</assessmentItem>").getBytes(StandardCharsets.UTF_8));
        assertThat(in.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("the XML is nested deeper than any item is");
        String gift = "::d::[html]" + deep + "{=ja ~nee}";
        Imported text = Exchange.read("d.gift", gift.getBytes(StandardCharsets.UTF_8));
        assertThat(text.items()).hasSize(1);
        assertThat(text.items().get(0).question().stem()).isEqualTo("x");
    }

    @Test
    void everyCutOfEveryFormatIsItemsOrFindings() throws IOException {
        for (String file : List.of("anders.gift", "qti21.xml", "qti30.xml")) {
            byte[] whole = Files.readAllBytes(fixture(file));
            for (int cut = 0; cut <= whole.length; cut++) {
                assertThat(Exchange.read(file, Arrays.copyOf(whole, cut))).isNotNull();
            }
        }
        byte[] zip = export(ExchangeFormat.QTI22).bytes();
        for (int cut = 0; cut <= zip.length; cut += 97) {
            assertThat(Exchange.read("x.zip", Arrays.copyOf(zip, cut))).isNotNull();
        }
    }

    // ---- tools

    private static List<Item> bank() {
        QuestionBank.Result bank = QuestionBank.read(fixture("bank.md"));
        assertThat(bank.diagnostics()).isEmpty();
        return bank.items();
    }

    private static Exchange.Exported export(ExchangeFormat format) {
        return Exchange.export(bank(), format, "Alle soorten", "nl");
    }

    private static Imported roundTrip(ExchangeFormat format) {
        return Exchange.read("bank.zip", export(format).bytes());
    }

    /** By id, because a zip has an order of its own. */
    private static Map<String, String> byId(List<Item> items) {
        Map<String, String> texts = new LinkedHashMap<>();
        items.forEach(item -> texts.put(item.question().id(), MarkdownBank.write(item)));
        return texts;
    }

    private static Path fixture(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(ExchangeTest.class.getResource("/exchange/" + name))
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zip(String path, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(content);
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static Map<String, String> unzip(byte[] bytes) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                files.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
