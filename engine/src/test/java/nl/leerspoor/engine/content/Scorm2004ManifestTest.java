package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.leerspoor.engine.content.scorm.Item;
import nl.leerspoor.engine.content.scorm.Manifest;
import nl.leerspoor.engine.content.scorm.Metadata;
import nl.leerspoor.engine.content.scorm.Organization;
import nl.leerspoor.engine.content.scorm.ScormEdition;
import nl.leerspoor.engine.content.scorm.Sequencing;
import nl.leerspoor.engine.course.CourseFolder;
import nl.leerspoor.engine.course.SourceReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xmlunit.builder.Input;
import org.xmlunit.xpath.JAXPXPathEngine;

/** SCORM 2004 4th edition manifests as strict hosts want them (hosts.md 25 to 32). */
class Scorm2004ManifestTest {
    private static final Map<String, String> PREFIXES =
            Map.of(
                    "cp", "http://www.imsglobal.org/xsd/imscp_v1p1",
                    "adlcp", "http://www.adlnet.org/xsd/adlcp_v1p3",
                    "adlseq", "http://www.adlnet.org/xsd/adlseq_v1p3",
                    "adlnav", "http://www.adlnet.org/xsd/adlnav_v1p3",
                    "ss", "http://www.imsglobal.org/xsd/imsss",
                    "lom", "http://ltsc.ieee.org/xsd/LOM");
    private static final String RULE = "//ss:preConditionRule";
    private static final String GATE = "https://opleider.example/id/course/klein/objective/lessons";

    @TempDir Path temp;

    @Test
    void isValidAgainstTheControlDocumentsThatShipWithIt() throws Exception {
        List<ContentPackage> all = new ArrayList<>(oneSco());
        for (ScoPer scos : ScoPer.values()) {
            all.addAll(Courses.several(PackageFormat.SCORM2004, scos));
        }
        assertThat(all).hasSize(12);
        for (ContentPackage content : all) {
            Schemas.validate(content);
        }
    }

    @Test
    void theSchemasAreAbleToRefuse() {
        ContentPackage content = course(ScoPer.MODULE);
        for (String[] change :
                new String[][] {
                    {"scormType=\"sco\"", "scormType=\"scorm\""},
                    {"action=\"disabled\"", "action=\"closed\""},
                    {"objectivesGlobalToSystem=\"false\"", "objectivesGlobalToSystem=\"no\""},
                    {"condition=\"completed\"", "condition=\"done\""}
                }) {
            assertThat(manifest(content)).contains(change[0]);
            String wrong = manifest(content).replace(change[0], change[1]);
            assertThatThrownBy(() -> Schemas.validate(content, wrong))
                    .as(change[1])
                    .isInstanceOf(SAXException.class);
        }
    }

    @Test
    void everyControlDocumentOfTheEditionIsInTheRoot() {
        for (ScormEdition edition : ScormEdition.values()) {
            String listed =
                    new String(
                            PlayerFiles.read(edition.resource("files.txt")).bytes(),
                            StandardCharsets.UTF_8);
            assertThat(listed.lines().filter(name -> !name.contains("/")))
                    .as(edition.schemaVersion())
                    .containsAll(edition.controlDocuments());
        }
        assertThat(oneSco())
                .allSatisfy(
                        content ->
                                assertThat(content.files().keySet())
                                        .containsAll(ScormEdition.SCORM_2004_4.controlDocuments()));
    }

    @Test
    void saysExactlyTheWordsThatMoodleLooksFor() { // hosts.md 26, 27
        String xml = manifest(oneSco().get(0));
        assertThat(xml)
                .contains(" xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\"")
                .contains(" adlcp:scormType=\"sco\"")
                .contains("<schema>ADL SCORM</schema>")
                .contains("<schemaversion>2004 4th Edition</schemaversion>")
                .contains("<imsss:sequencing>")
                .doesNotContain("<imscp:");
    }

    @Test
    void d21_isOneScoThatAloneSaysWhetherItIsCompleteAndPassed() { // hosts.md 6
        for (ContentPackage content : oneSco()) {
            String xml = manifest(content);
            assertThat(value(xml, "count(//cp:item)")).isEqualTo("1");
            assertThat(value(xml, "count(//cp:resource)")).isEqualTo("1");
            assertThat(value(xml, "//cp:item/ss:sequencing/ss:deliveryControls/@tracked"))
                    .isEqualTo("true");
            assertThat(value(xml, "//ss:deliveryControls/@completionSetByContent"))
                    .isEqualTo("true");
            assertThat(value(xml, "//ss:deliveryControls/@objectiveSetByContent"))
                    .isEqualTo("true");
            assertThat(xml)
                    .doesNotContain("completionThreshold")
                    .doesNotContain("satisfiedByMeasure")
                    .doesNotContain("minNormalizedMeasure")
                    .doesNotContain("limitConditions");
            assertThat(texts(xml, "//adlnav:hideLMSUI")).containsExactly("previous", "continue");
        }
    }

    @Test
    void keepsIdentifiersWhenTheVersionChanges() { // hosts.md 31, D-1
        CourseFolder folder = CourseFolder.copy(temp.resolve("newer"));
        String before = manifest(course(ScoPer.UNIT));
        folder.change("course.yaml", "version: 1.2.0", "version: 1.3.0");
        String after = manifest(built(folder, ScoPer.UNIT));
        assertThat(before).contains("version=\"1.2.0\"");
        assertThat(after).isEqualTo(before.replace("version=\"1.2.0\"", "version=\"1.3.0\""));
        assertThat(value(manifest(oneSco().get(0)), "//cp:item/@identifier"))
                .isEqualTo("item.klein");
        assertThat(value(manifest(oneSco().get(1)), "//cp:item/@identifier"))
                .isEqualTo("item.klein.begin");
    }

    @Test
    void keepsIdentifiersWhenTheFolderAndTheOrderChange() { // D-1
        String yaml = "course.yaml";
        CourseFolder folder = CourseFolder.copy(temp.resolve("moved"));
        folder.change(
                        yaml,
                        "      - { id: film, kind: video, title: Kijken, load: { theory: 5 min } }\n",
                        "")
                .change(
                        yaml,
                        "      - { id: voorbeeld,",
                        "      - { id: film, kind: video, title: Kijken, load: { theory: 5 min } }\n"
                                + "      - { id: voorbeeld,");
        List<String> moved = texts(manifest(built(folder, ScoPer.UNIT)), "//cp:item/@identifier");
        assertThat(moved)
                .containsSubsequence("item.klein.begin.lezen", "item.klein.begin.film")
                .containsExactlyInAnyOrderElementsOf(
                        texts(manifest(course(ScoPer.UNIT)), "//cp:item/@identifier"));
    }

    @Test
    void aScoPerModuleThenWorkbookAndExam() {
        String xml = manifest(course(ScoPer.MODULE));
        assertThat(texts(xml, "//cp:item[@identifierref]/@parameters"))
                .containsExactly("?au=begin", "?au=verder", "?au=werkboek", "?au=toets");
        assertThat(texts(xml, "//cp:item[@identifierref]/@identifier"))
                .containsExactly(
                        "item.klein.begin",
                        "item.klein.verder",
                        "item.klein.werkboek",
                        "item.klein.toets");
        assertThat(texts(xml, "//cp:resource/@href")).containsExactly("index.html");
        assertThat(value(xml, "count(//adlnav:presentation)")).isEqualTo("0");
    }

    @Test
    void aScoPerLessonInAGroupPerModule() {
        String xml = manifest(course(ScoPer.UNIT));
        assertThat(texts(xml, "//cp:item[@identifier='module.klein.begin']/cp:item/@parameters"))
                .containsExactly(
                        "?au=begin/film",
                        "?au=begin/lezen",
                        "?au=begin/voorbeeld",
                        "?au=begin/oefenen",
                        "?au=begin/vragen",
                        "?au=begin/doen");
        String module = manifest(Courses.several(PackageFormat.SCORM2004, ScoPer.UNIT).get(1));
        assertThat(
                        texts(
                                module,
                                "/cp:manifest/cp:organizations/cp:organization/cp:item/@identifier"))
                .containsExactly("module.klein.begin", "item.klein.werkboek");
    }

    @Test
    void d21_theExamAloneDecidesWhetherTheCourseIsPassed() {
        for (ScoPer scos : List.of(ScoPer.MODULE, ScoPer.UNIT)) {
            String xml = manifest(course(scos));
            String top = "/cp:manifest/cp:organizations/cp:organization/cp:item";
            String rules = "/ss:sequencing/ss:rollupRules/@rollupObjectiveSatisfied";
            assertThat(texts(xml, top + "/@identifier"))
                    .containsExactly("lessons.klein", "item.klein.werkboek", "item.klein.toets");
            assertThat(value(xml, top + "[1]" + rules)).isEqualTo("false");
            assertThat(value(xml, top + "[2]" + rules)).isEqualTo("false");
            assertThat(value(xml, top + "[3]" + rules)).as("counts by default").isEmpty();
            assertThat(texts(xml, "//ss:rollupRules/@rollupProgressCompletion"))
                    .containsOnly("true");
        }
    }

    @Test
    void s0032_theExamIsClosedUntilEveryLessonIsComplete() {
        String xml = manifest(course(ScoPer.MODULE));
        String exam = "//cp:item[@identifier='item.klein.toets']/ss:sequencing";
        String lessons = "//cp:item[@identifier='lessons.klein']/ss:sequencing";
        assertThat(value(xml, "count(" + RULE + ")")).isEqualTo("1");
        assertThat(value(xml, exam + RULE + "/ss:ruleAction/@action")).isEqualTo("disabled");
        // Closed both when not satisfied and while nothing is known yet.
        assertThat(texts(xml, RULE + "//ss:ruleCondition/@condition"))
                .containsExactly("satisfied", "objectiveStatusKnown");
        assertThat(texts(xml, RULE + "//ss:ruleCondition/@operator")).containsOnly("not");
        assertThat(value(xml, RULE + "/ss:ruleConditions/@conditionCombination")).isEqualTo("any");
        String referenced = value(xml, RULE + "//ss:ruleCondition[1]/@referencedObjective");
        String read = exam + "//ss:objective[@objectiveID='" + referenced + "']/ss:mapInfo";
        assertThat(value(xml, read + "/@targetObjectiveID")).isEqualTo(GATE);
        assertThat(value(xml, read + "/@readSatisfiedStatus")).isEqualTo("true");
        String written = lessons + "//ss:primaryObjective/ss:mapInfo";
        assertThat(value(xml, written + "/@targetObjectiveID")).isEqualTo(GATE);
        assertThat(value(xml, written + "/@writeSatisfiedStatus")).isEqualTo("true");
        assertThat(value(xml, lessons + "//ss:rollupRule/@childActivitySet")).isEqualTo("all");
        assertThat(value(xml, lessons + "//ss:rollupCondition/@condition")).isEqualTo("completed");
        assertThat(value(xml, lessons + "//ss:rollupAction/@action")).isEqualTo("satisfied");
        // RB.1.4.2: a lesson that did not count for "satisfied" would not be looked at.
        assertThat(
                        value(
                                xml,
                                "count(//cp:item[@identifier='lessons.klein']//cp:item//ss:rollupRules)"))
                .isEqualTo("0");
        assertThat(value(xml, "//cp:organization/@adlseq:objectivesGlobalToSystem"))
                .isEqualTo("false");
    }

    @Test
    void s0032_isAPolicyOfTheCourse() {
        CourseFolder folder = CourseFolder.copy(temp.resolve("open"));
        folder.change("course.yaml", "opensAfterAllModules: true", "opensAfterAllModules: false");
        String xml = manifest(built(folder, ScoPer.MODULE));
        assertThat(value(xml, "count(" + RULE + ")")).isEqualTo("0");
        assertThat(value(xml, "count(//ss:objectives)")).isEqualTo("0");
        assertThat(value(xml, "count(//cp:item[@identifier='item.klein.toets'])")).isEqualTo("1");
    }

    @Test
    void withoutAnEngineThereIsNoScoThatNothingCouldComplete() { // D-28
        Path source = CourseFolder.golden("klein/source");
        PackagePlan plan =
                new PackagePlan(
                        Courses.small(),
                        PackageFormat.SCORM2004,
                        PackageScope.COURSE,
                        ScoPer.MODULE,
                        null);
        String xml = manifest(ContentPackages.of(plan, new SourceReader(source)));
        assertThat(texts(xml, "//cp:item/@identifier"))
                .containsExactly("item.klein.begin", "item.klein.verder");
    }

    @Test
    void tellsTheLearningTimeInALomFileThatTheManifestDoesNotName() {
        ContentPackage content = oneSco().get(0);
        String lom = Courses.text(content, Metadata.FILE);
        assertThat(value(lom, "//lom:typicalLearningTime/lom:duration")).isEqualTo("PT2H20M");
        assertThat(value(lom, "//lom:general/lom:identifier/lom:entry"))
                .isEqualTo("https://opleider.example/id/course/klein");
        assertThat(value(lom, "//lom:title/lom:string/@language")).isEqualTo("nl");
        assertThat(manifest(content)).doesNotContain(Metadata.FILE).doesNotContain("LOM");
        assertThat(
                        value(
                                Courses.text(oneSco().get(1), Metadata.FILE),
                                "//lom:typicalLearningTime/lom:duration"))
                .isEqualTo("PT1H30M");
    }

    @Test
    void listsEveryFileThatALearnersBrowserAsksFor() {
        ContentPackage content = oneSco().get(0);
        List<String> beside = new ArrayList<>(ScormEdition.SCORM_2004_4.controlDocuments());
        beside.addAll(List.of(Manifest.FILE, Metadata.FILE));
        List<String> files = new ArrayList<>(content.files().keySet());
        files.removeAll(beside);
        assertThat(texts(manifest(content), "//cp:file/@href")).isEqualTo(files);
    }

    @Test
    void anIdentifierThatIsThereTwiceStopsTheBuild() {
        Item item = Item.sco("item.a", "A", "resource.a", "", Sequencing.PLAIN);
        Manifest right = Manifest.of(ScormEdition.SCORM_2004_4, plan(), List.of("index.html"));
        assertThatThrownBy(
                        () ->
                                new Manifest(
                                        right.edition(),
                                        "manifest.a",
                                        "1.0.0",
                                        right.metadata(),
                                        new Organization("o", "A", List.of(item, item)),
                                        right.resources()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("item.a is there twice");
        assertThatThrownBy(() -> new Item("i", "A", null, "", List.of(), Sequencing.PLAIN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PackagePlan plan() {
        return new PackagePlan(
                Courses.small(), PackageFormat.SCORM2004, PackageScope.COURSE, ScoPer.COURSE, null);
    }

    private static List<ContentPackage> oneSco() {
        return Courses.packages(null).stream()
                .filter(content -> content.format() == PackageFormat.SCORM2004)
                .toList();
    }

    private static ContentPackage course(ScoPer scos) {
        return Courses.several(PackageFormat.SCORM2004, scos).get(0);
    }

    private static ContentPackage built(CourseFolder folder, ScoPer scos) {
        PackagePlan plan =
                new PackagePlan(
                        Courses.course(folder.root()),
                        PackageFormat.SCORM2004,
                        PackageScope.COURSE,
                        scos,
                        Courses.LRS);
        return ContentPackages.of(plan, new SourceReader(folder.root()));
    }

    private static String manifest(ContentPackage content) {
        return Courses.text(content, Manifest.FILE);
    }

    private static String value(String xml, String path) {
        return engine().evaluate(path, Input.fromString(xml).build());
    }

    private static List<String> texts(String xml, String path) {
        List<String> texts = new ArrayList<>();
        for (Node node : engine().selectNodes(path, Input.fromString(xml).build())) {
            texts.add(node.getTextContent());
        }
        return texts;
    }

    private static JAXPXPathEngine engine() {
        JAXPXPathEngine engine = new JAXPXPathEngine();
        engine.setNamespaceContext(PREFIXES);
        return engine;
    }
}
