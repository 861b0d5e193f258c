package nl.leerspoor.engine.content;

import java.io.StringReader;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import nl.leerspoor.engine.content.scorm.Manifest;
import org.xml.sax.SAXException;

/** The control documents of a package, as a strict importer uses them: those in the zip itself. */
final class Schemas {
    private Schemas() {}

    /** Refuses a manifest that is not valid against the package's own control documents. */
    static void validate(ContentPackage content, String manifest) throws Exception {
        schema(content).newValidator().validate(new StreamSource(new StringReader(manifest)));
    }

    static void validate(ContentPackage content) throws Exception {
        validate(content, Courses.text(content, Manifest.FILE));
    }

    private static Schema schema(ContentPackage content) throws SAXException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setResourceResolver(
                (type, namespace, publicId, systemId, base) ->
                        new TextInput(Objects.requireNonNull(systemId), text(content, systemId)));
        Stream<String> roots =
                content.format() == PackageFormat.SCORM12
                        ? Stream.of(
                                "imscp_rootv1p1p2.xsd",
                                "adlcp_rootv1p2.xsd",
                                "imsmd_rootv1p2p1.xsd")
                        : Stream.of(
                                "imscp_v1p1.xsd",
                                "adlcp_v1p3.xsd",
                                "adlseq_v1p3.xsd",
                                "adlnav_v1p3.xsd",
                                "imsss_v1p0.xsd");
        return factory.newSchema(
                roots.map(name -> new StreamSource(new StringReader(text(content, name)), name))
                        .toArray(Source[]::new));
    }

    /**
     * Xerces refuses two of the 1.2 set as they are. Of each one thing is changed before it reads
     * them, which lets no more through: ims_xml.xsd makes the namespace of xml the default one, and
     * imsmd is ambiguous, as its extensions may come from its own namespace too.
     */
    private static String text(ContentPackage content, String name) {
        String text = Courses.text(content, name);
        return switch (name) {
            case "ims_xml.xsd" ->
                    changed(text, " xmlns=\"http://www.w3.org/XML/1998/namespace\"", "");
            case "imsmd_rootv1p2p1.xsd" ->
                    changed(text, "namespace=\"##any\"", "namespace=\"##other\"");
            default -> text;
        };
    }

    private static String changed(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalStateException("the control documents are others now: no " + from);
        }
        return text.replace(from, to);
    }
}
