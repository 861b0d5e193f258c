package nl.leerspoor.engine.content.reading;

import static nl.leerspoor.engine.content.reading.ZipFixture.cmi5;
import static nl.leerspoor.engine.content.reading.ZipFixture.scorm12;
import static nl.leerspoor.engine.content.reading.ZipFixture.scorm2004;
import static nl.leerspoor.engine.content.reading.ZipFixture.tincan;
import static nl.leerspoor.engine.content.reading.ZipFixture.zipOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackageReader;
import nl.leerspoor.engine.content.PackageReader.Limits;
import nl.leerspoor.engine.content.PackageReader.Result;
import nl.leerspoor.engine.course.Diagnostic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has a package that breaks it, made from a sound one (hosts.md part 1). */
class PackageRulesTest {
    private static final String FILE = "      <file href=\"a/b.js\"/>\n";
    private static final String ITEM_TITLE = "<title>Les</title>\n";
    private static final ContentPackage MEANT =
            new ContentPackage(
                    "a",
                    "1",
                    PackageFormat.WEB,
                    new TreeMap<>(java.util.Map.of("index.html", PackageFile.of("y"))));

    @TempDir Path temp;

    record Case(PackageRule rule, ZipFixture zip, Limits limits, @Nullable ContentPackage meant) {
        @Override
        public String toString() {
            return rule.id();
        }
    }

    static Stream<Case> cases() {
        return Stream.of(zips(), files(), xml(), scorm(), sequencing(), cmi5s(), tincans())
                .flatMap(List::stream);
    }

    private static List<Case> zips() {
        return List.of(
                c(
                        PackageRule.ZIP_UNREADABLE,
                        scorm12().broken(z -> Arrays.copyOf(z, z.length - 9))),
                c(PackageRule.ZIP_AROUND, scorm12().broken(z -> Arrays.copyOf(z, z.length + 9))),
                new Case(
                        PackageRule.ZIP_TOO_LARGE,
                        scorm12(),
                        new Limits(3, 1_000_000, 1_000_000, 200),
                        null),
                c(PackageRule.ZIP_BOMB, scorm12().with("cp.xsd", new byte[5_000_000])),
                c(
                        PackageRule.ZIP_DAMAGED,
                        scorm12().directory("a/b.js", (z, at) -> z.putInt(at + 16, 42))),
                c(
                        PackageRule.ZIP_ENCRYPTED,
                        scorm12()
                                .directory(
                                        "a/b.js",
                                        (z, at) ->
                                                z.putShort(
                                                        at + 8, (short) (z.getShort(at + 8) | 1)))),
                c(
                        PackageRule.ZIP_METHOD,
                        scorm12().directory("a/b.js", (z, at) -> z.putShort(at + 10, (short) 12))),
                c(
                        PackageRule.ZIP_LINK,
                        scorm12()
                                .directory(
                                        "a/b.js",
                                        (z, at) ->
                                                z.put(at + 5, (byte) 3)
                                                        .putInt(at + 38, 0120777 << 16))),
                c(PackageRule.ZIP_NAME_OUTSIDE, scorm12().with("../x.js", "1")),
                c(
                        PackageRule.ZIP_NAME_TWICE,
                        scorm12().with("a/c.js", "2").broken(z -> replace(z, "a/c.js", "a/b.js"))),
                c(PackageRule.ZIP_NAME_CASE, scorm12().with("A/b.js", "1")),
                c(PackageRule.ZIP_NAME_ODD, scorm12().with("a/b&c.js", "1")),
                c(
                        PackageRule.ZIP_NAME_ENCODING,
                        scorm12()
                                .with("a/\u00e9.js", "1")
                                .directory(
                                        "a/\u00e9.js", (z, at) -> z.putShort(at + 8, (short) 0))),
                c(PackageRule.ZIP_NAME_LONG, scorm12().with("a".repeat(150) + ".js", "1")),
                c(PackageRule.ZIP_IN_ZIP, scorm12().with("a/extra.zip", "PK")),
                c(PackageRule.ZIP_JUNK, scorm12().with("__MACOSX/a/._b.js", "1")));
    }

    private static List<Case> files() {
        return List.of(
                c(PackageRule.FILE_EMPTY, scorm12().with("a/b.js", "")),
                c(PackageRule.FILE_TYPE, scorm12().with("a/b.mjs", "1")),
                c(PackageRule.FILE_PROGRAM, scorm12().with("a/b.php", "1")),
                c(PackageRule.FILE_MISSING, scorm12().without("a/b.js")),
                c(PackageRule.FILE_MISSING, cmi5().without("index.html")),
                c(PackageRule.FILE_MISSING, tincan().without("index.html")),
                c(PackageRule.FILE_CASE, scorm12().change("a/b.js", "a/B.js")),
                c(PackageRule.HREF_OUTSIDE, scorm12().change("a/b.js", "../b.js")),
                c(PackageRule.HREF_OUTSIDE, scorm12().change("a/b.js", "a\\b.js")),
                c(PackageRule.HREF_OUTSIDE, cmi5().change("index.html?", "/index.html?")),
                c(PackageRule.PACKAGE_NO_MANIFEST, zipOf("lees.txt", "x")),
                c(
                        PackageRule.PACKAGE_MANIFEST_PLACE,
                        zipOf("a/imsmanifest.xml", ZipFixture.SCORM12)),
                c(PackageRule.PACKAGE_MANIFEST_PLACE, zipOf("IMSManifest.xml", ZipFixture.SCORM12)),
                c(PackageRule.PACKAGE_MANIFEST_PLACE, zipOf("cursus/cmi5.xml", ZipFixture.CMI5)),
                new Case(
                        PackageRule.PACKAGE_DIFFERS,
                        zipOf("index.html", "x"),
                        Limits.DEFAULT,
                        MEANT));
    }

    private static List<Case> xml() {
        String declared = "encoding=\"UTF-8\"";
        return List.of(
                new Case(
                        PackageRule.XML_TOO_LARGE,
                        scorm12(),
                        new Limits(10, 1_000_000, 100, 200),
                        null),
                c(
                        PackageRule.XML_TOO_LARGE,
                        scorm12()
                                .change(
                                        "<title>Les",
                                        "<a>".repeat(200) + "</a>".repeat(200) + "<title>Les")),
                c(PackageRule.XML_BROKEN, scorm12().change("</metadata>", "")),
                c(PackageRule.XML_BROKEN, scorm12().change("Cursus", "&nbsp;")),
                c(
                        PackageRule.XML_DOCTYPE,
                        scorm12()
                                .change(
                                        "<manifest ",
                                        "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                                + "<manifest ")),
                c(
                        PackageRule.XML_ENCODING,
                        scorm12()
                                .with(
                                        "imsmanifest.xml",
                                        ZipFixture.SCORM12
                                                .replace("Cursus", "C\u00fcrsus")
                                                .getBytes(StandardCharsets.ISO_8859_1))),
                c(
                        PackageRule.XML_ENCODING,
                        scorm12()
                                .change(declared, "encoding=\"ISO-8859-1\"")
                                .change("Les", "\u00e9")),
                c(PackageRule.XML_ENCODING, scorm12().change(declared, "encoding=\"UTF-16\"")),
                c(PackageRule.XML_ENCODING, scorm12().change(declared, "encoding=\"klingon\"")),
                c(
                        PackageRule.XML_ENCODING,
                        scorm12()
                                .with(
                                        "imsmanifest.xml",
                                        ZipFixture.SCORM12.getBytes(StandardCharsets.UTF_16))),
                c(
                        PackageRule.XML_NOT_UTF8,
                        scorm12()
                                .with(
                                        "imsmanifest.xml",
                                        ZipFixture.SCORM12
                                                .replace("UTF-8", "UTF-16")
                                                .getBytes(StandardCharsets.UTF_16))),
                c(
                        PackageRule.XML_NOT_UTF8,
                        scorm12()
                                .with(
                                        "imsmanifest.xml",
                                        ZipFixture.SCORM12
                                                .replace("UTF-8", "ISO-8859-1")
                                                .replace("Les", "\u00e9")
                                                .getBytes(StandardCharsets.ISO_8859_1))),
                c(PackageRule.XML_BOM, scorm12().change("<?xml", "\uFEFF<?xml")));
    }

    private static List<Case> scorm() {
        return List.of(
                c(PackageRule.SCORM_ROOT, scorm12().change("imscp_rootv1p1p2\"", "x\"")),
                c(PackageRule.SCORM_ROOT, zipOf("imsmanifest.xml", "<a/>")),
                c(
                        PackageRule.SCORM_PREFIX,
                        scorm12().change("xmlns:adlcp", "xmlns:a").change("adlcp:", "a:")),
                c(PackageRule.SCORM_PREFIX, scorm12().change("adlcp:scormtype", "scormtype")),
                c(
                        PackageRule.SCORM_PREFIX,
                        scorm12()
                                .change("xmlns=", "xmlns:imscp=")
                                .change("<manifest", "<imscp:manifest")
                                .change("</manifest", "</imscp:manifest")),
                c(
                        PackageRule.SCORM_PREFIX,
                        scorm2004().change("xmlns:imsss", "xmlns:ss").change("imsss:", "ss:")),
                c(PackageRule.SCORM_VERSION, scorm12().change(">1.2<", ">1.1<")),
                c(PackageRule.SCORM_VERSION, scorm12().change(">1.2<", ">1.3<")),
                c(PackageRule.SCORM_VERSION, scorm2004().change("4th Edition", "4th edition")),
                c(PackageRule.SCORM_VERSION, scorm2004().change("4th", "2nd")),
                c(
                        PackageRule.SCORM_VERSION,
                        scorm12().change("<schemaversion>1.2</schemaversion>", "")),
                c(PackageRule.SCORM_SCHEMA, scorm12().change("ADL SCORM", "SCORM")),
                c(PackageRule.SCORM_IDENTIFIER, scorm12().change("\"i\"", "\"1 les\"")),
                c(PackageRule.SCORM_IDENTIFIER, scorm12().change("\"i\"", "\"o\"")),
                c(PackageRule.SCORM_IDENTIFIER, scorm12().change("identifier=\"i\" ", "")),
                c(
                        PackageRule.SCORM_IDENTIFIER_UNSTABLE,
                        scorm12().change("\"i\"", "\"I-0f8fad5b-d9cb-469f-a165-70867728950e\"")),
                c(
                        PackageRule.SCORM_ORGANIZATION,
                        scorm12().change("default=\"o\"", "default=\"x\"")),
                c(PackageRule.SCORM_ORGANIZATION, scorm2004().change("default=\"o\"", "")),
                c(
                        PackageRule.SCORM_ORGANIZATION,
                        scorm12().change("organization>", "x>").change("<organization ", "<x ")),
                c(PackageRule.SCORM_TITLE, scorm12().change("<title>Les</title>", "")),
                c(PackageRule.SCORM_TITLE, scorm12().change("Les", "x".repeat(256))),
                c(PackageRule.SCORM_ITEM, scorm12().change(" identifierref=\"r\"", "")),
                c(
                        PackageRule.SCORM_ITEM,
                        scorm12().change("<item", "<niets").change("</item", "</niets")),
                c(
                        PackageRule.SCORM_CLUSTER,
                        scorm12()
                                .change(
                                        ITEM_TITLE,
                                        ITEM_TITLE
                                                + "<item identifier=\"j\" identifierref=\"r\">"
                                                + "<title>Deel</title></item>")),
                c(
                        PackageRule.SCORM_REFERENCE,
                        scorm12().change("identifierref=\"r\"", "identifierref=\"weg\"")),
                c(
                        PackageRule.SCORM_REFERENCE,
                        scorm12().change(FILE, FILE + "<dependency identifierref=\"weg\"/>")),
                c(
                        PackageRule.SCORM_REFERENCE,
                        item12(
                                "<adlcp:prerequisites type=\"aicc_script\">i&amp;weg"
                                        + "</adlcp:prerequisites>")),
                c(PackageRule.SCORM_TYPE, scorm12().change(" adlcp:scormtype=\"sco\"", "")),
                c(PackageRule.SCORM_TYPE, scorm12().change("\"sco\"", "\"SCO\"")),
                c(PackageRule.SCORM_TYPE, scorm2004().change("scormType", "scormtype")),
                c(PackageRule.SCORM_NO_SCO, scorm12().change("\"sco\"", "\"asset\"")),
                c(
                        PackageRule.SCORM_SEVERAL_SCOS,
                        scorm2004()
                                .change(
                                        "  </item>",
                                        "  </item><item identifier=\"j\" identifierref=\"s\">"
                                                + "<title>Deel</title></item>")
                                .change(
                                        "  </resources>",
                                        "<resource identifier=\"s\" type=\"webcontent\""
                                                + " adlcp:scormType=\"sco\" href=\"index.html\"/>"
                                                + "</resources>")),
                c(PackageRule.SCORM_RESOURCE_TYPE, scorm12().change("webcontent", "text/html")),
                c(PackageRule.SCORM_HREF, scorm12().change("sco\" href=\"index.html\"", "sco\"")),
                c(
                        PackageRule.SCORM_HREF,
                        scorm12()
                                .change(
                                        "sco\" href=\"index.html\"",
                                        "sco\" href=\"https://a.example/\"")),
                c(
                        PackageRule.SCORM_EXTERNAL,
                        scorm12()
                                .change(
                                        "sco\" href=\"index.html\"",
                                        "asset\" href=\"https://a.example/\"")),
                c(
                        PackageRule.SCORM_FRAGMENT,
                        scorm12()
                                .change(
                                        "sco\" href=\"index.html\"",
                                        "sco\" href=\"index.html#a\"")),
                c(
                        PackageRule.SCORM_VALUE,
                        scorm12().change("isvisible=\"true\"", "isvisible=\"ja\"")),
                c(PackageRule.SCORM_VALUE, item12("<adlcp:masteryscore>101</adlcp:masteryscore>")),
                c(
                        PackageRule.SCORM_VALUE,
                        item12("<adlcp:timelimitaction>stop</adlcp:timelimitaction>")),
                c(
                        PackageRule.SCORM_VALUE,
                        item12("<adlcp:maxtimeallowed>PT1H</adlcp:maxtimeallowed>")),
                c(
                        PackageRule.SCORM_VALUE,
                        item12("<adlcp:datafromlms>" + "x".repeat(256) + "</adlcp:datafromlms>")),
                c(PackageRule.SCORM_VALUE, scorm2004().change(">continue<", ">verder<")),
                c(
                        PackageRule.SCORM_VALUE,
                        scorm2004()
                                .change("minProgressMeasure=\"0.5\"", "minProgressMeasure=\"5\"")),
                c(PackageRule.SCORM_MASTERY, item12("<adlcp:masteryscore>80</adlcp:masteryscore>")),
                c(
                        PackageRule.SCORM_WRONG_EDITION,
                        item12("<adlcp:dataFromLMS>x</adlcp:dataFromLMS>")),
                c(
                        PackageRule.SCORM_WRONG_EDITION,
                        scorm2004()
                                .change(
                                        "<adlnav:presentation>",
                                        "<adlcp:masteryscore>80</adlcp:masteryscore>"
                                                + "<adlnav:presentation>")),
                c(
                        PackageRule.SCORM_WRONG_EDITION,
                        scorm12().change("adlcp_rootv1p2", "adlcp_v1p3")),
                c(
                        PackageRule.SCORM_XML_BASE,
                        scorm12()
                                .change("<resources>", "<resources xml:base=\"a/\">")
                                .change("\"a/b.js\"", "\"b.js\"")
                                .change("\"index.html\"", "\"../index.html\"")),
                c(
                        PackageRule.SCORM_SUBMANIFEST,
                        scorm12()
                                .change(
                                        "</resources>",
                                        "</resources><manifest identifier=\"m\"/>")),
                c(PackageRule.SCORM_CONTROL_DOCUMENTS, scorm12().without("cp.xsd")),
                c(
                        PackageRule.SCORM_CONTROL_DOCUMENTS,
                        scorm12().change("xsi:schemaLocation", "xsi:type")),
                c(PackageRule.SCORM_UNDECLARED, scorm12().change(FILE, "")),
                c(
                        PackageRule.SCORM_COMPLETION_THRESHOLD,
                        scorm2004()
                                .change(
                                        "<adlcp:completionThreshold completedByMeasure=\"true\""
                                                + " minProgressMeasure=\"0.5\"/>",
                                        "<adlcp:completionThreshold>0.5"
                                                + "</adlcp:completionThreshold>")));
    }

    private static List<Case> sequencing() {
        String condition = "referencedObjective=\"doel\"";
        return List.of(
                c(
                        PackageRule.SEQUENCING_STRUCTURE,
                        ss("<imsss:ruleAction action=\"disabled\"/>", "")),
                c(PackageRule.SEQUENCING_STRUCTURE, ss("preConditionRule", "beforeRule")),
                c(PackageRule.SEQUENCING_STRUCTURE, ss("limitConditions ", "limits ")),
                c(
                        PackageRule.SEQUENCING_STRUCTURE,
                        ss("<imsss:objective objectiveID=\"doel\"/>", "<imsss:objective/>")),
                c(
                        PackageRule.SEQUENCING_STRUCTURE,
                        ss("<imsss:rollupCondition condition=\"completed\"/>", "")),
                c(PackageRule.SEQUENCING_STRUCTURE, ss("primaryObjective", "objective")),
                c(
                        PackageRule.SEQUENCING_STRUCTURE,
                        ss("<imsss:controlMode", "<imsss:controlMode/><imsss:controlMode")),
                c(
                        PackageRule.SEQUENCING_STRUCTURE,
                        ss("<adlnav:presentation>", "<imsss:sequencing/><adlnav:presentation>")),
                c(PackageRule.SEQUENCING_VALUE, ss("action=\"disabled\"", "action=\"exit\"")),
                c(
                        PackageRule.SEQUENCING_VALUE,
                        ss("condition=\"satisfied\"", "condition=\"klaar\"")),
                c(PackageRule.SEQUENCING_VALUE, ss("operator=\"not\"", "operator=\"niet\"")),
                c(PackageRule.SEQUENCING_VALUE, ss("Combination=\"any\"", "Combination=\"none\"")),
                c(PackageRule.SEQUENCING_VALUE, ss("attemptLimit=\"2\"", "attemptLimit=\"-2\"")),
                c(PackageRule.SEQUENCING_VALUE, ss("Threshold=\"0.5\"", "Threshold=\"50\"")),
                c(PackageRule.SEQUENCING_VALUE, ss(">0.8<", ">80<")),
                c(PackageRule.SEQUENCING_VALUE, ss("MeasureWeight=\"1\"", "MeasureWeight=\"2\"")),
                c(PackageRule.SEQUENCING_VALUE, ss("Percent=\"0.5\"", "Percent=\"50\"")),
                c(PackageRule.SEQUENCING_VALUE, ss("tracked=\"true\"", "tracked=\"ja\"")),
                c(PackageRule.SEQUENCING_REFERENCE, ss(condition, "referencedObjective=\"weg\"")),
                c(PackageRule.SEQUENCING_REFERENCE, ss("IDRef=\"gedeeld\"", "IDRef=\"weg\"")),
                c(PackageRule.SEQUENCING_REFERENCE, ss("ID=\"doel\"", "ID=\"eerste\"")),
                c(PackageRule.SEQUENCING_REFERENCE, ss(" ID=\"gedeeld\"", "")),
                c(PackageRule.SEQUENCING_REFERENCE, ss("targetObjectiveID=\"x\" ", "")),
                c(
                        PackageRule.SEQUENCING_REFERENCE,
                        ss(
                                "<imsss:objective objectiveID=\"doel\"/>",
                                "<imsss:objective objectiveID=\"doel\"><imsss:mapInfo"
                                        + " targetObjectiveID=\"x\" writeSatisfiedStatus=\"1\"/>"
                                        + "</imsss:objective>")),
                c(PackageRule.SEQUENCING_UNREACHABLE, ss("flow=\"true\"", "flow=\"false\"")));
    }

    private static List<Case> cmi5s() {
        return List.of(
                c(PackageRule.CMI5_ROOT, cmi5().change("/v1/", "/v2/")),
                c(PackageRule.CMI5_STRUCTURE, cmi5().change("<au", "<a").change("</au", "</a")),
                c(
                        PackageRule.CMI5_STRUCTURE,
                        cmi5().change("<course ", "<b ").change("</course>", "</b>")),
                c(
                        PackageRule.CMI5_STRUCTURE,
                        cmi5().change(
                                        "<url>",
                                        "<objectives><objective idref=\"https://a.example/x\"/>"
                                                + "</objectives><url>")),
                c(
                        PackageRule.CMI5_STRUCTURE, // the order of 13.1.4
                        cmi5().change("<url>index.html?au=les</url>", "")
                                .change(
                                        "<title><langstring lang=\"nl\">Les<",
                                        "<url>index.html?au=les</url>"
                                                + "<title><langstring lang=\"nl\">Les<")),
                c(
                        PackageRule.CMI5_STRUCTURE,
                        cmi5().change("</url>", "</url><url>index.html</url>")),
                c(PackageRule.CMI5_STRUCTURE, cmi5().change("</url>", "</url><titel/>")),
                c(
                        PackageRule.CMI5_STRUCTURE, // extensions come last
                        cmi5().change("<url>", "<x xmlns=\"urn:x\"/><url>")),
                c(PackageRule.CMI5_STRUCTURE, cmi5().change("<url>", "Les<url>")),
                c(
                        PackageRule.CMI5_STRUCTURE, // no extensions inside a text
                        cmi5().change("Een les<", "Een les<x xmlns=\"urn:x\"/><")),
                c(PackageRule.CMI5_STRUCTURE, cmi5().change("<url>", "<objectives/><url>")),
                c(
                        PackageRule.CMI5_VALUE,
                        cmi5().change("<courseStructure ", "<courseStructure version=\"1\" ")),
                c(PackageRule.CMI5_VALUE, cmi5().change("<au id", "<au passIsFinal=\"true\" id")),
                c(PackageRule.CMI5_ID, cmi5().change("https://a.example/les", "les")),
                c(
                        PackageRule.CMI5_ID,
                        cmi5().change("https://a.example/les", "https://a.example/blok")),
                c(PackageRule.CMI5_TEXT, cmi5().change(">Een les<", "><")),
                c(
                        PackageRule.CMI5_TEXT,
                        cmi5().change(
                                        "<title><langstring lang=\"nl\">Les</langstring></title>",
                                        "")),
                c(
                        PackageRule.CMI5_TEXT,
                        cmi5().change("lang=\"nl\"", "lang=\"in het Nederlands\"")),
                c(PackageRule.CMI5_VALUE, cmi5().change("CompletedAndPassed", "completed")),
                c(PackageRule.CMI5_VALUE, cmi5().change("AnyWindow", "Popup")),
                c(PackageRule.CMI5_VALUE, cmi5().change("\"0.8\"", "\"80\"")),
                c(PackageRule.CMI5_VALUE, cmi5().change("\"0.8\"", "\"0.66667\"")),
                c(PackageRule.CMI5_VALUE, cmi5().change("https://a.example/soort", "module")),
                c(PackageRule.CMI5_URL, cmi5().change("<url>index.html?au=les</url>", "")),
                c(PackageRule.CMI5_URL, cmi5().change("index.html?au=les", "javascript:alert(1)")),
                c(PackageRule.CMI5_URL_QUERY, cmi5().change("?au=", "?actor=")),
                c(PackageRule.CMI5_URL_QUERY, cmi5().change("?au=les", "#les")));
    }

    private static List<Case> tincans() {
        return List.of(
                c(PackageRule.TINCAN_ROOT, tincan().change("projecttincan", "tincan")),
                c(
                        PackageRule.TINCAN_ACTIVITY,
                        tincan().change("<launch lang=\"nl\">index.html</launch>", "")),
                c(PackageRule.TINCAN_ID, tincan().change("https://a.example/cursus", "cursus")),
                c(PackageRule.TINCAN_ID, tincan().change(" type=\"https://a.example/soort\"", "")),
                c(PackageRule.TINCAN_LAUNCH, tincan().change(">index.html<", "><")),
                c(PackageRule.TINCAN_LAUNCH, tincan().change(">index.html<", ">data:text/html,x<")),
                c(
                        PackageRule.TINCAN_LAUNCH, // hosts start one
                        tincan().change(
                                        "</activities>",
                                        "<activity id=\"https://a.example/b\""
                                                + " type=\"https://a.example/soort\"><name"
                                                + " lang=\"nl\">B</name><description"
                                                + " lang=\"nl\">B</description>"
                                                + "<launch lang=\"nl\">index.html</launch>"
                                                + "</activity></activities>")),
                c(PackageRule.TINCAN_TEXT, tincan().change(" lang=\"nl\">Cursus", ">Cursus")),
                c(
                        PackageRule.TINCAN_TEXT,
                        tincan().change("<description lang=\"nl\">Over leren</description>", "")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRuleFiresOnAPackageThatBreaksIt(Case broken) throws IOException {
        Result result = check(broken);
        assertThat(result.diagnostics())
                .filteredOn(finding -> finding.rule().equals(broken.rule().id()))
                .isNotEmpty()
                .allSatisfy(
                        finding -> {
                            assertThat(finding.severity()).isEqualTo(broken.rule().severity());
                            assertThat(finding.message()).isNotBlank();
                        });
    }

    @Test
    void theSoundPackagesThatTheBrokenOnesAreMadeOfBreakNoRule() throws IOException {
        for (ZipFixture sound : List.of(scorm12(), scorm2004(), cmi5(), tincan())) {
            Result result = check(c(PackageRule.XML_BOM, sound));
            assertThat(result.diagnostics()).isEmpty();
            assertThat(result.standards()).hasSize(1);
        }
    }

    @Test
    void everyRuleHasACase() {
        Set<PackageRule> fired = EnumSet.noneOf(PackageRule.class);
        cases().forEach(broken -> fired.add(broken.rule()));
        assertThat(fired).containsExactlyInAnyOrder(PackageRule.values());
    }

    @Test
    void theRulesInTheDocumentAreTheRulesInTheCode() throws IOException {
        String page = Files.readString(Path.of("../docs/packages-reader.md"));
        Matcher rows = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| (\\w+) \\|").matcher(page);
        assertThat(rows.results().map(row -> row.group(1) + " " + row.group(2)))
                .containsExactly(
                        Arrays.stream(PackageRule.values())
                                .map(rule -> rule.id() + " " + word(rule))
                                .toArray(String[]::new));
    }

    @Test
    void aFindingStandsAtTheStartOfItsElement() throws IOException {
        Result result =
                check(c(PackageRule.SCORM_REFERENCE, scorm12().change("ref=\"r\"", "ref=\"weg\"")));
        assertThat(result.diagnostics())
                .filteredOn(finding -> finding.rule().equals("scorm-reference"))
                .extracting(Diagnostic::toString)
                .containsExactly("imsmanifest.xml:14:7: error: there is no resource \"weg\"");
        Result windows =
                check(
                        c(
                                PackageRule.SCORM_TITLE,
                                scorm12().change("\n", "\r\n").change("Les", "  ")));
        assertThat(windows.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("imsmanifest.xml:15:9: error: this item has no title");
    }

    @Test
    void columnsAreRightBehindCharactersOfTwoUnits() throws IOException {
        Result result =
                check(
                        c(
                                PackageRule.SCORM_REFERENCE,
                                scorm12()
                                        .change("ref=\"r\"", "ref=\"weg\"")
                                        .change("Cursus</title>\n", "\uD83D\uDE00</title>")));
        assertThat(result.diagnostics())
                .filteredOn(finding -> finding.rule().equals("scorm-reference"))
                .extracting(Diagnostic::toString)
                .containsExactly("imsmanifest.xml:13:30: error: there is no resource \"weg\"");
    }

    @Test
    void noAttributeAndNoTextOfAManifestIsTakenForGranted() {
        int changes = 0;
        for (String manifest :
                List.of(
                        ZipFixture.SCORM12,
                        ZipFixture.SCORM2004,
                        ZipFixture.CMI5,
                        ZipFixture.TINCAN)) {
            Matcher parts =
                    Pattern.compile("\\s[\\w:]+=\"[^\"]*\"|(?<=>)[^<>\\s][^<>]*(?=<)")
                            .matcher(manifest);
            while (parts.find()) {
                String without =
                        manifest.substring(0, parts.start()) + manifest.substring(parts.end());
                PackageFindings findings = new PackageFindings("test.zip");
                XmlElement root =
                        XmlFile.read("a.xml", without.getBytes(StandardCharsets.UTF_8), findings);
                if (root != null) {
                    PackageFiles files = new PackageFiles("a.xml", Set.of(), findings);
                    new ScormCheck(root, files, findings).check();
                    new Cmi5Check(root, files, findings).check();
                    new TincanCheck(root, files, findings).check();
                }
                assertThat(findings.sorted()).as(parts.group()).isNotEmpty();
                changes++;
            }
        }
        assertThat(changes).isGreaterThan(100);
    }

    @Test
    void tellsWhichEditionAPackageIs() throws IOException {
        for (String edition : List.of("1.3", "CAM 1.3", "2004 3rd Edition", "2004 4th Edition")) {
            Result result =
                    check(
                            c(
                                    PackageRule.SCORM_VERSION,
                                    scorm2004().change("2004 4th Edition", edition)));
            assertThat(result.diagnostics()).isEmpty();
            assertThat(result.standards()).singleElement().asString().startsWith("SCORM 2004");
        }
        assertThat(check(c(PackageRule.XML_BOM, scorm12())).standards())
                .containsExactly("SCORM 1.2");
    }

    @Test
    void cmi5_13_2_whatTheSchemaLeavesOpenIsLeftOpen() throws IOException {
        Result result =
                check(
                        c(
                                PackageRule.CMI5_STRUCTURE,
                                cmi5().change(
                                                "</url>",
                                                "</url><launchParameters><a/></launchParameters>"
                                                        + "<x xmlns=\"urn:x\"><y/></x>")
                                        .change("<au id", "<au x:a=\"1\" xmlns:x=\"urn:x\" id")
                                        .change(
                                                "</course>",
                                                "</course><objectives><objective"
                                                        + " id=\"https://a.example/doel\">"
                                                        + "<description><langstring>Doel"
                                                        + "</langstring></description><title>"
                                                        + "<langstring>Doel</langstring></title>"
                                                        + "</objective></objectives>")));
        assertThat(result.diagnostics()).isEmpty();
    }

    @Test
    void judgesEveryManifestOfAZipWithSeveral() throws IOException {
        Result result =
                check(
                        c(
                                PackageRule.CMI5_VALUE,
                                scorm12()
                                        .with(
                                                "cmi5.xml",
                                                ZipFixture.CMI5.replace("AnyWindow", "Popup"))
                                        .with(
                                                "tincan.xml",
                                                ZipFixture.TINCAN.replace(">Cursus<", "><"))));
        assertThat(result.standards()).containsExactly("SCORM 1.2", "cmi5", "xAPI (tincan.xml)");
        assertThat(result.diagnostics())
                .extracting(Diagnostic::rule)
                .containsExactly("cmi5-value", "tincan-text");
    }

    @Test
    void aHrefMayBeEncodedHaveABaseAndAQuery() throws IOException {
        Result result =
                check(
                        c(
                                PackageRule.FILE_MISSING,
                                scorm12()
                                        .with("a/c-d.js", "1")
                                        .change(
                                                "sco\" href=\"index.html\"",
                                                "sco\" href=\"./a/../index.html?b=1\"")
                                        .change(FILE, FILE + "<file href=\"a/c%2Dd.js\"/>")));
        assertThat(result.diagnostics()).isEmpty();
    }

    private Result check(Case broken) throws IOException {
        Path zip = Files.write(temp.resolve("test.zip"), broken.zip().bytes());
        return broken.meant() == null
                ? PackageReader.read(zip, broken.limits())
                : PackageCheck.check(zip, broken.limits(), broken.meant());
    }

    private static Case c(PackageRule rule, ZipFixture zip) {
        return new Case(rule, zip, Limits.DEFAULT, null);
    }

    private static ZipFixture item12(String element) {
        return scorm12().change(ITEM_TITLE, ITEM_TITLE + element);
    }

    private static ZipFixture ss(String old, String changed) {
        return scorm2004().change(old, changed);
    }

    private static byte[] replace(byte[] zip, String old, String changed) {
        return new String(zip, StandardCharsets.ISO_8859_1)
                .replace(old, changed)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String word(PackageRule rule) {
        return rule.severity().name().toLowerCase(java.util.Locale.ROOT);
    }
}
