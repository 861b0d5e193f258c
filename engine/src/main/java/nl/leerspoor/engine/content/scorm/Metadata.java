package nl.leerspoor.engine.content.scorm;

import java.time.Duration;
import nl.leerspoor.engine.content.PackagePlan;
import nl.leerspoor.engine.content.Xml;
import nl.leerspoor.engine.content.cmi5.CourseStructure;

/**
 * What a catalogue shows of a package: inside the manifest in SCORM 1.2 (IMS Learning Resource
 * Meta-data 1.2.1), in a file of its own in SCORM 2004 (IEEE 1484.12.3 LOM).
 *
 * @param catalogEntry our identifier of the content (D-1)
 * @param title in the language of the content
 * @param description in the language of the content; may be empty
 * @param language a BCP 47 tag
 * @param version content version
 * @param typicalLearningTime study load of what is inside
 */
public record Metadata(
        String catalogEntry,
        String title,
        String description,
        String language,
        String version,
        Duration typicalLearningTime) {
    /**
     * Name of the LOM file in a SCORM 2004 package. Its manifest does not refer to it: strict
     * importers refuse any LOM whose schemas are not in the zip, and none can be had.
     */
    public static final String FILE = "lom.xml";

    private static final String LOM = "http://ltsc.ieee.org/xsd/LOM";

    static Metadata of(PackagePlan plan) {
        CourseStructure structure = CourseStructure.of(plan.course(), plan.scope());
        boolean whole = plan.scope().module() == null;
        return new Metadata(
                whole ? plan.course().iri() : plan.modules().get(0).iri(),
                structure.title().text(),
                structure.description().text(),
                plan.course().language(),
                plan.course().version(),
                plan.learningTime());
    }

    /** The element of SCORM 1.2. */
    void inline(Xml xml) {
        xml.start("imsmd:lom").start("imsmd:general");
        langstring(xml, "imsmd:title", language, title);
        xml.start("imsmd:catalogentry").text("imsmd:catalog", "URI");
        langstring(xml, "imsmd:entry", "x-none", catalogEntry);
        xml.end().text("imsmd:language", language);
        if (!description.isEmpty()) {
            langstring(xml, "imsmd:description", language, description);
        }
        xml.end().start("imsmd:lifecycle");
        langstring(xml, "imsmd:version", "x-none", version);
        xml.end().start("imsmd:technical").text("imsmd:format", "text/html").end();
        xml.start("imsmd:educational").start("imsmd:typicallearningtime");
        xml.text("imsmd:datetime", typicalLearningTime.toString());
        xml.end().end().end();
    }

    private static void langstring(Xml xml, String name, String lang, String text) {
        xml.start(name).text("imsmd:langstring", text, "xml:lang", lang).end();
    }

    /**
     * The document of SCORM 2004.
     *
     * @return a whole document
     */
    public String lom() {
        Xml xml = new Xml();
        xml.start("lom", "xmlns", LOM).start("general");
        xml.start("identifier").text("catalog", "URI").text("entry", catalogEntry).end();
        string(xml, "title", title);
        xml.text("language", language);
        if (!description.isEmpty()) {
            string(xml, "description", description);
        }
        xml.end().start("lifeCycle").start("version");
        xml.text("string", version, "language", "x-none").end().end();
        xml.start("metaMetadata").text("metadataSchema", "LOMv1.0").end();
        xml.start("technical").text("format", "text/html").end();
        xml.start("educational").start("typicalLearningTime");
        xml.text("duration", typicalLearningTime.toString());
        return xml.end().end().end().toString();
    }

    private void string(Xml xml, String name, String text) {
        xml.start(name).text("string", text, "language", language).end();
    }
}
