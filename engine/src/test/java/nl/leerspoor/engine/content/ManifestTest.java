package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nl.leerspoor.engine.content.scorm.Manifest;
import nl.leerspoor.engine.content.scorm.ScormEdition;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;
import org.xmlunit.builder.Input;
import org.xmlunit.xpath.JAXPXPathEngine;

/** SCORM 1.2 manifests as strict hosts want them (hosts.md 25 to 32). */
class ManifestTest {
    private static final String CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2";
    private static final String MD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1";

    @Test
    void isValidAgainstTheControlDocumentsThatShipWithIt() throws Exception {
        for (ContentPackage content : scorm()) {
            assertThat(content.files().keySet())
                    .containsAll(ScormEdition.SCORM_12.controlDocuments());
            Schemas.validate(content);
        }
    }

    @Test
    void theSchemasAreAbleToRefuse() throws Exception {
        ContentPackage content = scorm().get(0);
        String wrong = manifest(content).replace("scormtype=\"sco\"", "scormtype=\"scorm\"");
        assertThatThrownBy(() -> Schemas.validate(content, wrong))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining("[asset, sco]");
        String undated = manifest(content).replace("imsmd:datetime>", "imsmd:duration>");
        assertThatThrownBy(() -> Schemas.validate(content, undated))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining("imsmd_rootv1p2p1\":datetime");
    }

    @Test
    void isOneScoWithoutAMasteryScore() { // D-21
        for (ContentPackage content : scorm()) {
            String xml = manifest(content);
            assertThat(value(xml, "count(//cp:item)")).isEqualTo("1");
            assertThat(value(xml, "count(//cp:resource)")).isEqualTo("1");
            assertThat(value(xml, "//cp:resource/@href")).isEqualTo("index.html");
            assertThat(xml).doesNotContain("masteryscore").doesNotContain("prerequisites");
        }
    }

    @Test
    void saysExactlyTheWordsThatMoodleLooksFor() { // hosts.md 26, 27
        String xml = manifest(scorm().get(0));
        assertThat(xml)
                .contains("xmlns=\"" + CP + "\"")
                .contains("adlcp:scormtype=\"sco\"")
                .contains("<schema>ADL SCORM</schema>")
                .contains("<schemaversion>1.2</schemaversion>")
                .doesNotContain("&nbsp;")
                .doesNotContain("<imscp:");
    }

    @Test
    void keepsIdentifiersWhenTheVersionChanges() { // hosts.md 31, D-1
        String xml = manifest(scorm().get(0));
        assertThat(value(xml, "//cp:item/@identifier")).isEqualTo("item.klein");
        assertThat(value(xml, "/cp:manifest/@identifier")).isEqualTo("manifest.klein");
        assertThat(value(xml, "/cp:manifest/@version")).isEqualTo("1.2.0");
        assertThat(value(manifest(scorm().get(1)), "//cp:item/@identifier"))
                .isEqualTo("item.klein.begin");
    }

    @Test
    void tellsTheLearningTimeOfWhatIsInside() {
        // Module 1 in full 90 min, the one article of module 2 10 min, the exam 40 min.
        assertThat(value(manifest(scorm().get(0)), "//md:typicallearningtime/md:datetime"))
                .isEqualTo("PT2H20M");
        assertThat(value(manifest(scorm().get(1)), "//md:typicallearningtime/md:datetime"))
                .isEqualTo("PT1H30M");
        assertThat(value(manifest(scorm().get(0)), "//md:catalogentry/md:entry/md:langstring"))
                .isEqualTo("https://opleider.example/id/course/klein");
    }

    @Test
    void listsEveryFileOnce() {
        ContentPackage content = scorm().get(0);
        int files = content.files().size() - ScormEdition.SCORM_12.controlDocuments().size() - 1;
        assertThat(value(manifest(content), "count(//cp:file)")).isEqualTo(String.valueOf(files));
    }

    @Test
    void severalScosHaveTheSameIdentifiersInEveryVersionAndOrder() throws Exception { // D-1
        for (ScoPer scos : List.of(ScoPer.MODULE, ScoPer.UNIT)) {
            for (ContentPackage content : Courses.several(PackageFormat.SCORM12, scos)) {
                Schemas.validate(content);
                assertThat(manifest(content)).doesNotContain("imsss").doesNotContain("prereq");
            }
        }
        String xml = manifest(Courses.several(PackageFormat.SCORM12, ScoPer.MODULE).get(0));
        assertThat(value(xml, "//cp:item[@parameters='?au=begin']/@identifier"))
                .isEqualTo("item.klein.begin");
        assertThat(value(xml, "count(//cp:item[@identifierref='resource.klein'])")).isEqualTo("4");
        assertThat(value(xml, "count(//cp:resource)")).isEqualTo("1");
        String units = manifest(Courses.several(PackageFormat.SCORM12, ScoPer.UNIT).get(1));
        assertThat(value(units, "//cp:item[@parameters='?au=begin/lezen']/@identifier"))
                .isEqualTo("item.klein.begin.lezen");
    }

    private static List<ContentPackage> scorm() {
        return Courses.packages(null).stream()
                .filter(content -> content.format() == PackageFormat.SCORM12)
                .toList();
    }

    private static String manifest(ContentPackage content) {
        return Courses.text(content, Manifest.FILE);
    }

    private static String value(String xml, String path) {
        JAXPXPathEngine engine = new JAXPXPathEngine();
        engine.setNamespaceContext(Map.of("cp", CP, "md", MD));
        return engine.evaluate(path, Input.fromString(xml).build());
    }
}
