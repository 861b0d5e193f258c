package nl.leerspoor.engine.content.scorm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.PackagePlan;
import nl.leerspoor.engine.content.Xml;

/**
 * A SCORM manifest. It names no mastery score and no threshold: an LMS would turn them into a
 * verdict of its own (D-21, SCORM 1.2 RTE 3.4.4).
 *
 * @param edition of SCORM
 * @param identifier an XML name, stable over versions of the content
 * @param version content version, at most 20 characters
 * @param metadata for catalogues
 * @param organization the only one
 * @param resources what the items launch
 */
public record Manifest(
        ScormEdition edition,
        String identifier,
        String version,
        Metadata metadata,
        Organization organization,
        List<Resource> resources) {
    /** Name of the manifest in the root of the zip, in exactly this case. */
    public static final String FILE = "imsmanifest.xml";

    /** Copies the list and refuses an identifier that is there twice. */
    public Manifest {
        resources = List.copyOf(resources);
        Set<String> identifiers = new HashSet<>();
        Stream.of(
                        Stream.of(identifier, organization.identifier()),
                        organization.items().stream().flatMap(Item::all).map(Item::identifier),
                        resources.stream().map(Resource::identifier))
                .flatMap(each -> each)
                .forEach(
                        each -> {
                            if (!identifiers.add(each)) {
                                throw new IllegalArgumentException(each + " is there twice");
                            }
                        });
    }

    /**
     * The manifest of a package. Its identifiers are XML names, which cannot start with a digit as
     * our ids can; they hold no order and no version, so that tracks outlive both (D-1).
     *
     * @param edition of SCORM
     * @param plan what is in the package
     * @param files everything in it that a learner's browser may ask for
     * @return a manifest
     */
    public static Manifest of(ScormEdition edition, PackagePlan plan, List<String> files) {
        String resource = "resource." + plan.id();
        return new Manifest(
                edition,
                "manifest." + plan.id(),
                plan.course().version(),
                Metadata.of(plan),
                Organization.of(plan, resource),
                List.of(new Resource(resource, ScormType.SCO, "index.html", files)));
    }

    /**
     * The manifest as XML, valid against the control documents of its edition.
     *
     * @return a whole document
     */
    public String xml() {
        Xml xml = new Xml();
        List<String> attributes =
                new ArrayList<>(List.of("identifier", identifier, "version", version));
        attributes.addAll(edition.declarations());
        xml.start("manifest", attributes.toArray(String[]::new));
        xml.start("metadata");
        xml.text("schema", "ADL SCORM").text("schemaversion", edition.schemaVersion());
        if (edition == ScormEdition.SCORM_12) {
            metadata.inline(xml);
        }
        xml.end();
        organization.write(xml, edition);
        xml.start("resources");
        for (Resource resource : resources) {
            xml.start(
                    "resource",
                    "identifier",
                    resource.identifier(),
                    "type",
                    "webcontent",
                    "adlcp:" + edition.typeAttribute(),
                    resource.scormType().value(),
                    "href",
                    resource.href());
            resource.files().forEach(file -> xml.empty("file", "href", file));
            xml.end();
        }
        return xml.end().end().toString();
    }
}
