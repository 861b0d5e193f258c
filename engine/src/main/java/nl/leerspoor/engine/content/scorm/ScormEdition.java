package nl.leerspoor.engine.content.scorm;

import java.util.ArrayList;
import java.util.List;

/** The editions of SCORM we write, with the words that importers look for. */
public enum ScormEdition {
    /** SCORM 1.2, with IMS Content Packaging 1.1.2. */
    SCORM_12("1.2", "scormtype", "scorm12") {
        @Override
        List<Vocabulary> vocabularies() {
            return List.of(
                    new Vocabulary(
                            "",
                            "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
                            "imscp_rootv1p1p2.xsd"),
                    new Vocabulary(
                            "adlcp",
                            "http://www.adlnet.org/xsd/adlcp_rootv1p2",
                            "adlcp_rootv1p2.xsd"),
                    new Vocabulary(
                            "imsmd",
                            "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
                            "imsmd_rootv1p2p1.xsd"));
        }

        @Override
        public List<String> controlDocuments() {
            return List.of(
                    "adlcp_rootv1p2.xsd",
                    "ims_xml.xsd",
                    "imscp_rootv1p1p2.xsd",
                    "imsmd_rootv1p2p1.xsd");
        }
    },

    /** SCORM 2004 4th edition, with IMS Content Packaging 1.1.4 and Simple Sequencing 1.0. */
    SCORM_2004_4("2004 4th Edition", "scormType", "scorm2004-4") {
        @Override
        List<Vocabulary> vocabularies() {
            return List.of(
                    new Vocabulary("", "http://www.imsglobal.org/xsd/imscp_v1p1", "imscp_v1p1.xsd"),
                    new Vocabulary(
                            "adlcp", "http://www.adlnet.org/xsd/adlcp_v1p3", "adlcp_v1p3.xsd"),
                    new Vocabulary(
                            "adlseq", "http://www.adlnet.org/xsd/adlseq_v1p3", "adlseq_v1p3.xsd"),
                    new Vocabulary(
                            "adlnav", "http://www.adlnet.org/xsd/adlnav_v1p3", "adlnav_v1p3.xsd"),
                    new Vocabulary(
                            "imsss", "http://www.imsglobal.org/xsd/imsss", "imsss_v1p0.xsd"));
        }

        @Override
        public List<String> controlDocuments() {
            return List.of(
                    "XMLSchema.dtd",
                    "adlcp_v1p3.xsd",
                    "adlnav_v1p3.xsd",
                    "adlseq_v1p3.xsd",
                    "datatypes.dtd",
                    "imscp_v1p1.xsd",
                    "imsss_v1p0.xsd",
                    "imsss_v1p0auxresource.xsd",
                    "imsss_v1p0control.xsd",
                    "imsss_v1p0delivery.xsd",
                    "imsss_v1p0limit.xsd",
                    "imsss_v1p0objective.xsd",
                    "imsss_v1p0random.xsd",
                    "imsss_v1p0rollup.xsd",
                    "imsss_v1p0seqrule.xsd",
                    "imsss_v1p0util.xsd",
                    "xml.xsd");
        }
    };

    /**
     * A namespace of a manifest. Moodle does not know namespaces: content packaging must be the
     * default one and the prefixes these, literally (hosts.md 26).
     */
    record Vocabulary(String prefix, String namespace, String schema) {}

    private final String schemaVersion;
    private final String typeAttribute;
    private final String folder;

    ScormEdition(String schemaVersion, String typeAttribute, String folder) {
        this.schemaVersion = schemaVersion;
        this.typeAttribute = typeAttribute;
        this.folder = folder;
    }

    /** Content packaging first, ADL's own next. */
    abstract List<Vocabulary> vocabularies();

    /**
     * The files that the edition asks for in the root of the zip.
     *
     * @return names, sorted
     */
    public abstract List<String> controlDocuments();

    /**
     * The text of {@code schemaversion}; with any other a host takes the package for another
     * edition (hosts.md 27).
     *
     * @return exact, case included
     */
    public String schemaVersion() {
        return schemaVersion;
    }

    /**
     * The namespace of the manifest itself, by which a reader knows the edition.
     *
     * @return content packaging's
     */
    public String namespace() {
        return vocabularies().get(0).namespace();
    }

    /**
     * The namespace of ADL's own elements and attributes, whose prefix is {@code adlcp}.
     *
     * @return a URI
     */
    public String adlNamespace() {
        return vocabularies().get(1).namespace();
    }

    /**
     * The attribute of ADL that makes a resource a SCO; the editions spell it differently.
     *
     * @return without its prefix
     */
    public String typeAttribute() {
        return typeAttribute;
    }

    /**
     * Where a control document is on the class path, put there by the player's build.
     *
     * @param name one of {@link #controlDocuments()}
     * @return an absolute resource name
     */
    public String resource(String name) {
        return "/scorm-schemas/" + folder + "/" + name;
    }

    /** Names and values, in turn, of the declarations on the root of a manifest. */
    List<String> declarations() {
        List<String> attributes = new ArrayList<>();
        List<String> locations = new ArrayList<>();
        for (Vocabulary vocabulary : vocabularies()) {
            String prefix = vocabulary.prefix();
            attributes.add(prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix);
            attributes.add(vocabulary.namespace());
            locations.add(vocabulary.namespace() + " " + vocabulary.schema());
        }
        attributes.add("xmlns:xsi");
        attributes.add("http://www.w3.org/2001/XMLSchema-instance");
        attributes.add("xsi:schemaLocation");
        attributes.add(String.join(" ", locations));
        return attributes;
    }
}
