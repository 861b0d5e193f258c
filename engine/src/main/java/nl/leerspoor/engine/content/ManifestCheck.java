package nl.leerspoor.engine.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import nl.leerspoor.engine.content.cmi5.CourseStructure;
import nl.leerspoor.engine.content.scorm.Manifest;
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

    void scorm12() {
        List<Element> versions = elements("schemaversion");
        if (versions.isEmpty() || !versions.get(0).getTextContent().strip().equals("1.2")) {
            // hosts.md 27: anything but the exact text is taken for another version.
            fail(Manifest.FILE, "schemaversion must be 1.2 for a SCORM 1.2 package");
        }
        Set<String> resources = new HashSet<>();
        for (Element resource : elements("resource")) {
            resources.add(resource.getAttribute("identifier"));
            if (resource.getAttributeNS("http://www.adlnet.org/xsd/adlcp_rootv1p2", "scormtype")
                    .isEmpty()) {
                fail(
                        Manifest.FILE,
                        "a resource has no adlcp:scormtype; hosts complete it on launch");
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
