package nl.leerspoor.engine.content.reading;

import nl.leerspoor.engine.course.CheckRule;
import nl.leerspoor.engine.course.Diagnostic.Severity;

/**
 * What a package is judged by. The ids are stable: scripts and reports may filter on them. What
 * real hosts do, and why a rule is there, is in docs/packages-reader.md.
 */
public enum PackageRule implements CheckRule {
    /** No zip, or cut off. */
    ZIP_UNREADABLE("zip-unreadable", Severity.ERROR, "Make or download the zip again."),
    /** Bytes before the first file or after the end. */
    ZIP_AROUND("zip-around", Severity.WARNING, "Make the zip again with an ordinary zip program."),
    /** More than a reader takes on. */
    ZIP_TOO_LARGE("zip-too-large", Severity.ERROR, "Split the course, or make its films smaller."),
    /** Unpacks to far more than it is. */
    ZIP_BOMB("zip-bomb", Severity.ERROR, "Do not unpack this file; ask its maker for another."),
    /** A file is not what the directory of the zip says. */
    ZIP_DAMAGED("zip-damaged", Severity.ERROR, "Make or download the zip again."),
    /** A password is needed. */
    ZIP_ENCRYPTED("zip-encrypted", Severity.ERROR, "Make the zip without a password."),
    /** Neither stored nor deflated. */
    ZIP_METHOD("zip-method", Severity.ERROR, "Compress with deflate, the usual method."),
    /** A link or a device instead of a file. */
    ZIP_LINK("zip-link", Severity.ERROR, "Put the file itself into the zip."),
    /** A name that leads out of the package. */
    ZIP_NAME_OUTSIDE(
            "zip-name-outside", Severity.ERROR, "Use relative names with forward slashes."),
    /** Two entries of one name. */
    ZIP_NAME_TWICE("zip-name-twice", Severity.ERROR, "Leave one of the two out."),
    /** Two names that are one on some disks. */
    ZIP_NAME_CASE("zip-name-case", Severity.WARNING, "Give one of the two another name."),
    /** Characters that hosts change. */
    ZIP_NAME_ODD("zip-name-odd", Severity.WARNING, "Use only A-Z a-z 0-9 . _ - in names."),
    /** Names in an unknown character set. */
    ZIP_NAME_ENCODING(
            "zip-name-encoding", Severity.WARNING, "Make the zip with UTF-8 names, or plain ones."),
    /** Names that some disks refuse. */
    ZIP_NAME_LONG("zip-name-long", Severity.WARNING, "Use shorter folder and file names."),
    /** A zip inside the zip. */
    ZIP_IN_ZIP("zip-in-zip", Severity.WARNING, "Unpack it; hosts do not."),
    /** Left behind by an operating system. */
    ZIP_JUNK("zip-junk", Severity.WARNING, "Leave these files out."),
    /** A file without contents. */
    FILE_EMPTY("file-empty", Severity.WARNING, "Leave the file out or fill it."),
    /** Hosts serve it with a type that does not work. */
    FILE_TYPE("file-type", Severity.WARNING, "Use .js for scripts; load .wasm as an array buffer."),
    /** Hosts refuse programs. */
    FILE_PROGRAM("file-program", Severity.WARNING, "Leave programs out; hosts may refuse the zip."),
    /** Named in a manifest, not in the zip. */
    FILE_MISSING("file-missing", Severity.ERROR, "Add the file, or mend its name."),
    /** Only upper and lower case differ. */
    FILE_CASE("file-case", Severity.ERROR, "Write the name exactly as it is in the zip."),
    /** An address that leads out of the package. */
    HREF_OUTSIDE("href-outside", Severity.ERROR, "Use an address relative to the manifest."),
    /** Nothing to launch. */
    PACKAGE_NO_MANIFEST(
            "package-no-manifest",
            Severity.ERROR,
            "Put imsmanifest.xml, cmi5.xml, tincan.xml or index.html in the root of the zip."),
    /** The manifest is in a folder, or in capitals. */
    PACKAGE_MANIFEST_PLACE(
            "package-manifest-place",
            Severity.ERROR,
            "Zip the contents of the folder, not the folder; names are in lower case."),
    /** What was written is not what was meant: only when we read our own build back. */
    PACKAGE_DIFFERS("package-differs", Severity.ERROR, "Build again; look at the disk."),
    /** More than a manifest should be. */
    XML_TOO_LARGE("xml-too-large", Severity.ERROR, "Make the manifest smaller."),
    /** No XML. */
    XML_BROKEN("xml-broken", Severity.ERROR, "Mend the XML at this place."),
    /** A document type, and with it entities. */
    XML_DOCTYPE("xml-doctype", Severity.ERROR, "Remove the DOCTYPE and its entities."),
    /** The bytes are not in the encoding that the file says. */
    XML_ENCODING("xml-encoding", Severity.ERROR, "Save the file as UTF-8 and say so."),
    /** Another encoding than UTF-8. */
    XML_NOT_UTF8("xml-not-utf8", Severity.WARNING, "Save the file as UTF-8."),
    /** A byte order mark. */
    XML_BOM("xml-bom", Severity.WARNING, "Save the file as UTF-8 without a byte order mark."),
    /** Not a manifest as SCORM has it. */
    SCORM_ROOT(
            "scorm-root",
            Severity.ERROR,
            "Start with <manifest> in the namespace of IMS Content Packaging, without a prefix."),
    /** A prefix that hosts do not look for. */
    SCORM_PREFIX(
            "scorm-prefix",
            Severity.ERROR,
            "Use adlcp, adlseq, adlnav and imsss; content packaging has no prefix."),
    /** An edition that hosts do not know. */
    SCORM_VERSION(
            "scorm-version",
            Severity.ERROR,
            "Write exactly 1.2, CAM 1.3, 2004 3rd Edition or 2004 4th Edition."),
    /** Schema is not ADL SCORM. */
    SCORM_SCHEMA("scorm-schema", Severity.WARNING, "Write <schema>ADL SCORM</schema>."),
    /** Missing, double or no XML name. */
    SCORM_IDENTIFIER(
            "scorm-identifier",
            Severity.ERROR,
            "Give every item and resource its own identifier: a letter or _, then letters, digits,"
                    + " . _ -"),
    /** Looks new at each export. */
    SCORM_IDENTIFIER_UNSTABLE(
            "scorm-identifier-unstable",
            Severity.WARNING,
            "Keep the identifier of an item the same at every export, or learners lose progress."),
    /** None, or the default does not exist. */
    SCORM_ORGANIZATION(
            "scorm-organization", Severity.ERROR, "Name an organization that is there as default."),
    /** None, or too long. */
    SCORM_TITLE("scorm-title", Severity.ERROR, "Give a title of 1 to 255 characters."),
    /** An item that nothing happens at. */
    SCORM_ITEM("scorm-item", Severity.ERROR, "Give the item a resource or items of its own."),
    /** A chapter that is itself launched. */
    SCORM_CLUSTER("scorm-cluster", Severity.WARNING, "Let only items without items have one."),
    /** Points at nothing. */
    SCORM_REFERENCE("scorm-reference", Severity.ERROR, "Point at an identifier that exists."),
    /** SCO or asset, in the right letters. */
    SCORM_TYPE(
            "scorm-type",
            Severity.ERROR,
            "Write adlcp:scormtype (1.2) or adlcp:scormType (2004) with sco or asset."),
    /** Nothing that reports. */
    SCORM_NO_SCO("scorm-no-sco", Severity.WARNING, "Make what reports progress a sco."),
    /** Several SCOs in SCORM 2004. */
    SCORM_SEVERAL_SCOS(
            "scorm-several-scos",
            Severity.NOTE,
            "Use one SCO, or SCORM 1.2: some hosts stop after the first."),
    /** Not webcontent. */
    SCORM_RESOURCE_TYPE("scorm-resource-type", Severity.WARNING, "Write type=\"webcontent\"."),
    /** A resource that cannot be launched. */
    SCORM_HREF("scorm-href", Severity.ERROR, "Let the resource start at a page in the package."),
    /** Something from elsewhere. */
    SCORM_EXTERNAL("scorm-external", Severity.WARNING, "Put the file into the package."),
    /** Swallows the parameters that hosts append. */
    SCORM_FRAGMENT("scorm-fragment", Severity.WARNING, "Leave the part from # out."),
    /** Out of range, or no word of the standard. */
    SCORM_VALUE("scorm-value", Severity.ERROR, "Use a value that the standard has."),
    /** The host turns it into a verdict of its own. */
    SCORM_MASTERY(
            "scorm-mastery",
            Severity.WARNING,
            "Leave adlcp:masteryscore out and let the content decide on passed or failed."),
    /** SCORM 2004 in SCORM 1.2, or the reverse. */
    SCORM_WRONG_EDITION(
            "scorm-wrong-edition", Severity.ERROR, "Use the elements of one edition only."),
    /** Hosts look at xml:base of resources only. */
    SCORM_XML_BASE("scorm-xml-base", Severity.WARNING, "Use xml:base on resource only, or not."),
    /** A manifest in a manifest. */
    SCORM_SUBMANIFEST("scorm-submanifest", Severity.WARNING, "Use one manifest."),
    /** The schemas are not there. */
    SCORM_CONTROL_DOCUMENTS(
            "scorm-control-documents",
            Severity.WARNING,
            "Put the schemas of the standard in the root and name them in xsi:schemaLocation."),
    /** In the zip, in no resource. */
    SCORM_UNDECLARED(
            "scorm-undeclared",
            Severity.WARNING,
            "Name every file in a resource, or leave it out."),
    /** A threshold as text. */
    SCORM_COMPLETION_THRESHOLD(
            "scorm-completion-threshold",
            Severity.WARNING,
            "Use the attributes completedByMeasure and minProgressMeasure."),
    /** Elements in the wrong place or number. */
    SEQUENCING_STRUCTURE(
            "sequencing-structure", Severity.ERROR, "Follow IMS Simple Sequencing here."),
    /** No word of IMS Simple Sequencing. */
    SEQUENCING_VALUE("sequencing-value", Severity.ERROR, "Use a value that the standard has."),
    /** Points at nothing, or at the same twice. */
    SEQUENCING_REFERENCE(
            "sequencing-reference", Severity.ERROR, "Point at an objective or ID that exists."),
    /** No way in for a learner. */
    SEQUENCING_UNREACHABLE(
            "sequencing-unreachable", Severity.ERROR, "Allow choice or flow on this activity."),
    /** Not a course structure. */
    CMI5_ROOT("cmi5-root", Severity.ERROR, "Use the root and namespace of cmi5 13.3."),
    /** Elements missing or in the wrong place. */
    CMI5_STRUCTURE("cmi5-structure", Severity.ERROR, "Follow the course structure of cmi5 13.1."),
    /** Missing, double or no IRI. */
    CMI5_ID("cmi5-id", Severity.ERROR, "Give each its own absolute IRI."),
    /** A title or description without a text. */
    CMI5_TEXT("cmi5-text", Severity.ERROR, "Give a title and a description, each in a langstring."),
    /** Out of range, or no word of the standard. */
    CMI5_VALUE("cmi5-value", Severity.ERROR, "Use a value that cmi5 13.1.4 has."),
    /** An address that nothing can be launched at. */
    CMI5_URL("cmi5-url", Severity.ERROR, "Name a page in the package or a full https address."),
    /** Collides with what a launch adds. */
    CMI5_URL_QUERY("cmi5-url-query", Severity.WARNING, "Use other parameter names, and no #."),
    /** Not a tincan.xml. */
    TINCAN_ROOT("tincan-root", Severity.ERROR, "Use <tincan> in its own namespace."),
    /** None, or none of it can be launched. */
    TINCAN_ACTIVITY("tincan-activity", Severity.ERROR, "Describe an activity with a launch page."),
    /** Missing, double or no IRI. */
    TINCAN_ID("tincan-id", Severity.ERROR, "Give each activity its own absolute IRI and a type."),
    /** A launch that leads nowhere. */
    TINCAN_LAUNCH("tincan-launch", Severity.ERROR, "Name the page to start with."),
    /** No name or language. */
    TINCAN_TEXT("tincan-text", Severity.WARNING, "Give a name and description with a lang.");

    private final String id;
    private final Severity severity;
    private final String help;

    PackageRule(String id, Severity severity, String help) {
        this.id = id;
        this.severity = severity;
        this.help = help;
    }

    @Override
    public String id() {
        return id;
    }

    /** The same for every finding of this rule. */
    @Override
    public Severity severity() {
        return severity;
    }

    /** What to do about it, in general. */
    @Override
    public String help() {
        return help;
    }
}
