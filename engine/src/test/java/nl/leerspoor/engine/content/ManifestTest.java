package nl.leerspoor.engine.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import nl.leerspoor.engine.content.scorm.Manifest;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;
import org.xmlunit.builder.Input;
import org.xmlunit.xpath.JAXPXPathEngine;

/** SCORM 1.2 manifests as strict hosts want them (hosts.md 25 to 32). */
class ManifestTest {
    private static final String CP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2";
    private static final String MD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    @Test
    void isValidAgainstTheControlDocumentsThatShipWithIt() throws Exception {
        for (ContentPackage content : scorm()) {
            assertThat(content.files().keySet()).containsAll(Manifest.CONTROL_DOCUMENTS);
            schema(content).newValidator().validate(source(manifest(content)));
        }
    }

    @Test
    void theSchemasAreAbleToRefuse() throws Exception {
        ContentPackage content = scorm().get(0);
        String wrong = manifest(content).replace("scormtype=\"sco\"", "scormtype=\"scorm\"");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> schema(content).newValidator().validate(source(wrong)))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining("[asset, sco]");
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
        int files = content.files().size() - Manifest.CONTROL_DOCUMENTS.size() - 1;
        assertThat(value(manifest(content), "count(//cp:file)")).isEqualTo(String.valueOf(files));
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

    private static Source source(String xml) {
        return new StreamSource(new StringReader(xml));
    }

    /**
     * The schemas as they ship. Xerces refuses two of the 1.2 set as they are: ims_xml.xsd binds
     * the prefix xml, and imsmd is ambiguous. For those a small one stands in.
     */
    private static Schema schema(ContentPackage content) throws SAXException {
        Map<String, String> standIns =
                Map.of(
                        XML,
                        "<schema xmlns='http://www.w3.org/2001/XMLSchema' targetNamespace='"
                                + XML
                                + "'><attribute name='base' type='anyURI'/>"
                                + "<attribute name='lang' type='language'/></schema>",
                        MD,
                        "<schema xmlns='http://www.w3.org/2001/XMLSchema' targetNamespace='"
                                + MD
                                + "'><element name='lom' type='anyType'/></schema>");
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setResourceResolver(
                (type, namespace, publicId, systemId, base) -> {
                    String standIn = standIns.get(namespace);
                    return new TextInput(
                            Objects.requireNonNull(systemId),
                            standIn == null ? Courses.text(content, systemId) : standIn);
                });
        return factory.newSchema(
                new Source[] {
                    new StreamSource(
                            new StringReader(Courses.text(content, "imscp_rootv1p1p2.xsd")),
                            "imscp_rootv1p1p2.xsd"),
                    new StreamSource(
                            new StringReader(Courses.text(content, "adlcp_rootv1p2.xsd")),
                            "adlcp_rootv1p2.xsd"),
                    new StreamSource(
                            new StringReader(Objects.requireNonNull(standIns.get(MD))),
                            "imsmd_rootv1p2p1.xsd")
                });
    }
}
