package nl.leerspoor.engine.content.scorm;

import java.util.List;
import nl.leerspoor.engine.content.Xml;

/**
 * A SCORM 1.2 manifest. It names no mastery score: an LMS would turn it into a verdict of its own
 * (D-21, SCORM 1.2 RTE 3.4.4).
 *
 * @param identifier an XML name, stable over versions of the content
 * @param version content version, at most 20 characters
 * @param metadata for catalogues
 * @param organization the only one
 * @param resources what the items launch
 */
public record Manifest(
        String identifier,
        String version,
        Metadata metadata,
        Organization organization,
        List<Resource> resources) {
    /** Name of the manifest in the root of the zip, in exactly this case. */
    public static final String FILE = "imsmanifest.xml";

    /** The schemas that SCORM 1.2 asks for in the root of the zip. */
    public static final List<String> CONTROL_DOCUMENTS =
            List.of(
                    "adlcp_rootv1p2.xsd",
                    "ims_xml.xsd",
                    "imscp_rootv1p1p2.xsd",
                    "imsmd_rootv1p2p1.xsd");

    private static final String IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2";
    private static final String IMSMD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1";
    private static final String ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2";

    /** Copies the list. */
    public Manifest {
        resources = List.copyOf(resources);
    }

    /**
     * The manifest as XML. Moodle does not know namespaces: imscp must be the default one and the
     * prefix must be adlcp, literally (hosts.md 26).
     *
     * @return a whole document
     */
    public String xml() {
        Xml xml = new Xml();
        xml.start(
                "manifest",
                "identifier",
                identifier,
                "version",
                version,
                "xmlns",
                IMSCP,
                "xmlns:adlcp",
                ADLCP,
                "xmlns:imsmd",
                IMSMD,
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation",
                String.join(
                        " ",
                        IMSCP,
                        "imscp_rootv1p1p2.xsd",
                        ADLCP,
                        "adlcp_rootv1p2.xsd",
                        IMSMD,
                        "imsmd_rootv1p2p1.xsd"));
        metadata(xml);
        xml.start("organizations", "default", organization.identifier());
        xml.start("organization", "identifier", organization.identifier());
        xml.text("title", organization.title());
        for (Item item : organization.items()) {
            xml.start(
                    "item",
                    "identifier",
                    item.identifier(),
                    "identifierref",
                    item.resource(),
                    "isvisible",
                    "true");
            xml.text("title", item.title()).end();
        }
        xml.end().end();
        xml.start("resources");
        for (Resource resource : resources) {
            xml.start(
                    "resource",
                    "identifier",
                    resource.identifier(),
                    "type",
                    "webcontent",
                    "adlcp:scormtype",
                    resource.scormType().value(),
                    "href",
                    resource.href());
            resource.files().forEach(file -> xml.empty("file", "href", file));
            xml.end();
        }
        return xml.end().end().toString();
    }

    private void metadata(Xml xml) {
        String lang = metadata.language();
        xml.start("metadata");
        xml.text("schema", "ADL SCORM").text("schemaversion", "1.2");
        xml.start("imsmd:lom").start("imsmd:general");
        langstring(xml, "imsmd:title", lang, metadata.title());
        xml.start("imsmd:catalogentry").text("imsmd:catalog", "URI");
        langstring(xml, "imsmd:entry", "x-none", metadata.catalogEntry());
        xml.end().text("imsmd:language", lang);
        if (!metadata.description().isEmpty()) {
            langstring(xml, "imsmd:description", lang, metadata.description());
        }
        xml.end().start("imsmd:lifecycle");
        langstring(xml, "imsmd:version", "x-none", metadata.version());
        xml.end().start("imsmd:technical").text("imsmd:format", "text/html").end();
        xml.start("imsmd:educational").start("imsmd:typicallearningtime");
        xml.text("imsmd:datetime", metadata.typicalLearningTime().toString());
        xml.end().end().end().end();
    }

    private static void langstring(Xml xml, String name, String lang, String text) {
        xml.start(name).text("imsmd:langstring", text, "xml:lang", lang).end();
    }
}
