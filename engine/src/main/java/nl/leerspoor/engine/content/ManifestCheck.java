package nl.leerspoor.engine.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import nl.leerspoor.engine.content.cmi5.CourseStructure;
import nl.leerspoor.engine.content.scorm.Manifest;
import nl.leerspoor.engine.content.scorm.ScormEdition;
import nl.leerspoor.engine.content.tincan.Tincan;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Looks at a manifest as an importer does: can everything it names be launched? */
final class ManifestCheck {
    private final Document document;
    private final Set<String> files;
    private final BiConsumer<String, String> error;

    ManifestCheck(Document document, Set<String> files, BiConsumer<String, String> error) {
        this.document = document;
        this.files = files;
        this.error = error;
    }

    /** Judges a SCORM manifest and tells which edition it is of, by its namespace. */
    PackageFormat scorm() {
        PackageFormat format =
                ScormEdition.SCORM_2004_4
                                .namespace()
                                .equals(document.getDocumentElement().getNamespaceURI())
                        ? PackageFormat.SCORM2004
                        : PackageFormat.SCORM12;
        ScormEdition edition = Objects.requireNonNull(format.edition());
        List<Element> versions = elements("schemaversion");
        if (versions.isEmpty()
                || !versions.get(0).getTextContent().strip().equals(edition.schemaVersion())) {
            // hosts.md 27: anything but the exact text is taken for another version.
            String name = edition == ScormEdition.SCORM_12 ? "SCORM 1.2" : "SCORM 2004";
            fail(
                    Manifest.FILE,
                    "schemaversion must be %s for a %s package"
                            .formatted(edition.schemaVersion(), name));
        }
        String type = edition.typeAttribute();
        Set<String> resources = new HashSet<>();
        for (Element resource : elements("resource")) {
            resources.add(resource.getAttribute("identifier"));
            if (resource.getAttributeNS(edition.adlNamespace(), type).isEmpty()) {
                fail(
                        Manifest.FILE,
                        "a resource has no adlcp:" + type + "; hosts complete it on launch");
            }
            checkFile(Manifest.FILE, resource.getAttribute("href"));
        }
        elements("file").forEach(file -> checkFile(Manifest.FILE, file.getAttribute("href")));
        List<Element> items = elements("item");
        if (items.isEmpty()) {
            fail(Manifest.FILE, "the organization has no item, so nothing can be launched");
        }
        for (Element item : items) {
            String resource = item.getAttribute("identifierref");
            if (!resource.isEmpty() && !resources.contains(resource)) {
                fail(Manifest.FILE, "there is no resource \"" + resource + "\"");
            }
        }
        return format;
    }

    void tincan() {
        List<Element> activities = elements("activity");
        Set<String> ids = new HashSet<>();
        for (Element activity : activities) {
            String id = activity.getAttribute("id");
            if (!ids.add(id)) {
                fail(Tincan.FILE, "the activity \"" + id + "\" is there twice");
            }
        }
        List<Element> launches = elements("launch");
        if (launches.isEmpty()) {
            fail(Tincan.FILE, "no activity has a launch, so nothing can be launched");
        }
        launches.forEach(launch -> checkFile(Tincan.FILE, launch.getTextContent().strip()));
    }

    void cmi5() {
        if (!CourseStructure.NAMESPACE.equals(document.getDocumentElement().getNamespaceURI())) {
            fail(CourseStructure.FILE, "the namespace must be " + CourseStructure.NAMESPACE);
        }
        List<Element> units = elements("au");
        if (units.isEmpty()) {
            fail(CourseStructure.FILE, "the course structure has no assignable unit");
        }
        Set<String> ids = new HashSet<>();
        List<Element> named = new ArrayList<>(elements("course"));
        named.addAll(elements("block"));
        named.addAll(units);
        for (Element element : named) {
            String id = element.getAttribute("id");
            if (!ids.add(id)) {
                fail(CourseStructure.FILE, "the id \"" + id + "\" is used twice (cmi5 13.1)");
            }
        }
        elements("url")
                .forEach(url -> checkFile(CourseStructure.FILE, url.getTextContent().strip()));
    }

    private void checkFile(String manifest, String address) {
        String path = address.replaceFirst("[?#].*", "");
        boolean absolute = path.matches("[A-Za-z][A-Za-z0-9+.-]*:.*");
        if (!path.isEmpty() && !absolute && !files.contains(path)) {
            fail(manifest, "the file \"" + path + "\" is not in the package");
        }
    }

    private void fail(String manifest, String message) {
        error.accept(manifest, message);
    }

    private List<Element> elements(String localName) {
        NodeList nodes = document.getElementsByTagNameNS("*", localName);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
