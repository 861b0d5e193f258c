package nl.leerspoor.engine.content.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.leerspoor.engine.content.scorm.Manifest;

/**
 * Looks at {@code imsmanifest.xml} as the strictest importers do: SCORM 1.2 Content Aggregation
 * Model 2.3, SCORM 2004 Content Aggregation Model 3 and 5, and what hosts make of it (hosts.md 25
 * to 32).
 */
final class ScormCheck {
    /** hosts.md 27: anything but the exact text is taken for SCORM 1.2. */
    private static final Map<String, String> EDITIONS =
            Map.of(
                    "1.2", "SCORM 1.2",
                    "CAM 1.3", "SCORM 2004 2nd Edition",
                    "1.3", "SCORM 2004",
                    "2004 3rd Edition", "SCORM 2004 3rd Edition",
                    "2004 4th Edition", "SCORM 2004 4th Edition");

    private static final Pattern UNSTABLE =
            Pattern.compile(
                    "(?i).*([0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}"
                            + "|[0-9a-f]{24,}|\\d{13,}).*");
    private static final int LONGEST_TITLE = 255;
    private static final int NAMED = 3;

    private final XmlElement manifest;
    private final PackageFiles files;
    private final PackageFindings findings;
    private final Map<String, XmlElement> resources = new HashMap<>();
    private final Set<String> items = new HashSet<>();
    private final Set<String> identifiers = new HashSet<>();
    private final Set<String> launched = new HashSet<>();
    private final Set<String> declared = new HashSet<>();
    private boolean is2004;

    ScormCheck(XmlElement manifest, PackageFiles files, PackageFindings findings) {
        this.manifest = manifest;
        this.files = files;
        this.findings = findings;
    }

    /** Judges; tells the edition, such as {@code SCORM 2004 3rd Edition}. */
    String check() {
        is2004 = manifest.namespace().equals(ScormNames.CP_2004);
        String edition = edition();
        root();
        manifest.walk(new ScormNames(is2004, findings)::check);
        identifier(manifest);
        XmlElement list = manifest.child("resources");
        List<XmlElement> all = list == null ? List.of() : list.children("resource");
        for (XmlElement resource : all) {
            identifier(resource);
            resources.putIfAbsent(resource.value("identifier"), resource);
        }
        organizations();
        String base = outerBase();
        all.forEach(resource -> resource(resource, base));
        scos();
        metadata();
        controlDocuments();
        undeclared();
        if (is2004) {
            new SequencingCheck(manifest, findings).check();
        }
        return edition;
    }

    private String edition() {
        XmlElement metadata = manifest.child("metadata");
        XmlElement version = metadata == null ? null : metadata.child("schemaversion");
        XmlElement schema = metadata == null ? null : metadata.child("schema");
        String text = version == null ? "" : version.text().strip();
        String edition = EDITIONS.get(text);
        XmlElement at = Objects.requireNonNullElse(version, manifest);
        if (edition == null) {
            report(
                    PackageRule.SCORM_VERSION,
                    at,
                    text.isEmpty()
                            ? "there is no schemaversion; hosts take the package for SCORM 1.2"
                            : "no host knows schemaversion \""
                                    + text
                                    + "\" and takes the package for SCORM 1.2; write "
                                    + (is2004 ? "2004 4th Edition" : "1.2"));
        } else if (text.equals("1.2") == is2004) {
            report(
                    PackageRule.SCORM_VERSION,
                    at,
                    "schemaversion " + text + " does not go with the namespaces of this manifest");
        }
        if (schema == null || !schema.text().strip().equals("ADL SCORM")) {
            report(
                    PackageRule.SCORM_SCHEMA,
                    Objects.requireNonNullElse(schema, manifest),
                    "the metadata lack <schema>ADL SCORM</schema>");
        }
        return edition == null ? (is2004 ? "SCORM 2004" : "SCORM 1.2") : edition;
    }

    private void root() {
        boolean known = is2004 || manifest.namespace().equals(ScormNames.CP_12);
        if (!manifest.name().equals("manifest") || !known) {
            report(
                    PackageRule.SCORM_ROOT,
                    manifest,
                    "a manifest starts with <manifest xmlns=\""
                            + ScormNames.CP_12
                            + "\"> (1.2) or <manifest"
                            + " xmlns=\""
                            + ScormNames.CP_2004
                            + "\"> (2004)");
        }
        for (XmlElement child : manifest.children("manifest")) {
            report(
                    PackageRule.SCORM_SUBMANIFEST,
                    child,
                    "hosts do not read a manifest in a manifest");
        }
    }

    private void identifier(XmlElement element) {
        String identifier = element.value("identifier");
        String what = "the identifier of this " + element.name();
        if (identifier.isEmpty()) {
            report(PackageRule.SCORM_IDENTIFIER, element, "this " + element.name() + " has none");
        } else if (!Values.isName(identifier)) {
            report(
                    PackageRule.SCORM_IDENTIFIER,
                    element,
                    what + " is no XML name: \"" + identifier + "\"");
        } else if (!identifiers.add(identifier)) {
            report(
                    PackageRule.SCORM_IDENTIFIER,
                    element,
                    what + " is used before: \"" + identifier + "\"");
        }
    }

    private void organizations() {
        XmlElement organizations = manifest.child("organizations");
        List<XmlElement> all =
                organizations == null ? List.of() : organizations.children("organization");
        if (organizations == null || all.isEmpty()) {
            report(
                    PackageRule.SCORM_ORGANIZATION,
                    Objects.requireNonNullElse(organizations, manifest),
                    "there is no organization, so nothing can be launched");
            return;
        }
        String standard = organizations.value("default");
        boolean there = all.stream().anyMatch(o -> o.value("identifier").equals(standard));
        if (standard.isEmpty() ? is2004 : !there) {
            report(
                    PackageRule.SCORM_ORGANIZATION,
                    organizations,
                    standard.isEmpty()
                            ? "SCORM 2004 asks which organization is the default"
                            : "there is no organization \"" + standard + "\"");
        }
        for (XmlElement organization : all) {
            identifier(organization);
            title(organization);
            organization.all("item").forEach(this::register);
            if (organization.children("item").isEmpty()) {
                report(
                        PackageRule.SCORM_ITEM,
                        organization,
                        "the organization has no item, so nothing can be launched");
            }
            ScormItemCheck values = new ScormItemCheck(is2004, resources, items, findings);
            for (XmlElement item : organization.all("item")) {
                item(item);
                values.check(item);
            }
        }
    }

    private void register(XmlElement item) {
        identifier(item);
        String identifier = item.value("identifier");
        items.add(identifier);
        if (UNSTABLE.matcher(identifier).matches()) {
            report(
                    PackageRule.SCORM_IDENTIFIER_UNSTABLE,
                    item,
                    "\""
                            + identifier
                            + "\" looks made anew at each export; hosts keep progress by it, and"
                            + " lose it when it changes");
        }
    }

    private void title(XmlElement element) {
        XmlElement title = element.child("title");
        String text = title == null ? "" : title.text().strip();
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST_TITLE) {
            report(
                    PackageRule.SCORM_TITLE,
                    Objects.requireNonNullElse(title, element),
                    text.isEmpty()
                            ? "this " + element.name() + " has no title"
                            : "the title is longer than "
                                    + LONGEST_TITLE
                                    + " characters; hosts refuse it");
        }
    }

    private void item(XmlElement item) {
        title(item);
        String reference = item.value("identifierref");
        boolean cluster = !item.children("item").isEmpty();
        if (reference.isEmpty() && !cluster) {
            report(
                    PackageRule.SCORM_ITEM,
                    item,
                    "the item has neither a resource nor items; nothing can be launched");
        }
        if (!reference.isEmpty()) {
            launched.add(reference);
            if (cluster) {
                report(
                        PackageRule.SCORM_CLUSTER,
                        item,
                        "an item with items of its own is not launched by every host");
            }
            if (!resources.containsKey(reference)) {
                report(
                        PackageRule.SCORM_REFERENCE,
                        item,
                        "there is no resource \"" + reference + "\"");
            }
        }
    }

    private void resource(XmlElement resource, String outer) {
        String identifier = resource.value("identifier");
        String href = resource.value("href");
        boolean starts = launched.contains(identifier);
        if (!resource.value("type").equals("webcontent")) {
            report(
                    PackageRule.SCORM_RESOURCE_TYPE,
                    resource,
                    "the type of a resource is webcontent, not \"" + resource.value("type") + "\"");
        }
        boolean sco = scormType(resource, starts);
        String base = outer + resource.value("base");
        base = base.isEmpty() || base.endsWith("/") ? base : base + "/";
        if (href.isEmpty()) {
            if (starts) {
                report(PackageRule.SCORM_HREF, resource, "the resource has no href to launch");
            }
        } else if (PackageFiles.isElsewhere(base + href)) {
            report(
                    sco ? PackageRule.SCORM_HREF : PackageRule.SCORM_EXTERNAL,
                    resource,
                    sco
                            ? "a SCO from another server does not reach the API of the host"
                            : "the resource is on another server, which may change or vanish");
        } else {
            declare(resource, base, href);
            if (href.contains("#")) {
                report(
                        PackageRule.SCORM_FRAGMENT,
                        resource,
                        "hosts append parameters to the address, and a # swallows them");
            }
        }
        for (XmlElement file : resource.children("file")) {
            String address = file.value("href");
            if (!PackageFiles.isElsewhere(base + address)) {
                declare(file, base, address);
            }
        }
        for (XmlElement dependency : resource.children("dependency")) {
            String reference = dependency.value("identifierref");
            if (!resources.containsKey(reference)) {
                report(
                        PackageRule.SCORM_REFERENCE,
                        dependency,
                        "there is no resource \"" + reference + "\"");
            }
        }
    }

    private void declare(XmlElement at, String base, String href) {
        String name = files.find(at, base, href);
        if (name != null) {
            declared.add(name);
        }
    }

    private boolean scormType(XmlElement resource, boolean starts) {
        String right = is2004 ? "scormType" : "scormtype";
        String wrong = is2004 ? "scormtype" : "scormType";
        String type = resource.value(right);
        if (type.isEmpty() && resource.attribute(wrong) != null) {
            report(
                    PackageRule.SCORM_TYPE,
                    resource,
                    "in this edition it is adlcp:" + right + ", not adlcp:" + wrong);
            return resource.value(wrong).equals("sco");
        }
        if (type.isEmpty() ? starts : !type.equals("sco") && !type.equals("asset")) {
            report(
                    PackageRule.SCORM_TYPE,
                    resource,
                    type.isEmpty()
                            ? "the resource has no adlcp:" + right + "; hosts complete it on launch"
                            : "adlcp:" + right + " is sco or asset, not \"" + type + "\"");
        }
        return type.equals("sco");
    }

    /** hosts.md 30: importers know xml:base on a resource, if at all. */
    private String outerBase() {
        XmlElement all = manifest.child("resources");
        String base = manifest.value("base") + (all == null ? "" : all.value("base"));
        if (!base.isEmpty()) {
            report(
                    PackageRule.SCORM_XML_BASE,
                    Objects.requireNonNullElse(all, manifest),
                    "hosts do not look at xml:base here; use it on each resource, or not");
        }
        return base;
    }

    private void scos() {
        long scos =
                launched.stream()
                        .map(resources::get)
                        .filter(Objects::nonNull)
                        .filter(r -> r.value(is2004 ? "scormType" : "scormtype").equals("sco"))
                        .count();
        if (scos == 0) {
            report(
                    PackageRule.SCORM_NO_SCO,
                    manifest,
                    "nothing in this package reports progress: no item launches a sco");
        } else if (scos > 1 && is2004) {
            report(
                    PackageRule.SCORM_SEVERAL_SCOS,
                    manifest,
                    "Moodle's player stops after the first of " + scos + " SCOs in SCORM 2004");
        }
    }

    private void metadata() {
        for (XmlElement location : manifest.all("location")) {
            String address = location.text().strip();
            boolean adl = location.prefix().equals("adlcp"); // LOM has a location of its own
            if (adl && !address.isEmpty() && !PackageFiles.isElsewhere(address)) {
                declare(location, "", address);
            }
        }
    }

    private void controlDocuments() {
        String location = manifest.value("schemaLocation").strip();
        List<String> pairs = location.isEmpty() ? List.of() : Arrays.asList(location.split("\\s+"));
        List<String> missing = new ArrayList<>();
        for (int i = 1; i < pairs.size(); i += 2) {
            if (!PackageFiles.isElsewhere(pairs.get(i)) && !files.names().contains(pairs.get(i))) {
                missing.add(pairs.get(i));
            }
        }
        if (pairs.isEmpty() || !missing.isEmpty()) {
            report(
                    PackageRule.SCORM_CONTROL_DOCUMENTS,
                    manifest,
                    pairs.isEmpty()
                            ? "the manifest names no schemas; strict hosts ask for them"
                            : "not in the package: " + String.join(", ", missing));
        }
    }

    /** What importers that copy only declared files would lose; schemas and metadata aside. */
    private void undeclared() {
        Set<String> lost = new TreeSet<>();
        for (String name : files.names()) {
            boolean metadata = name.indexOf('/') < 0 && name.endsWith(".xml");
            if (!metadata && !name.matches(".*\\.(xsd|dtd)") && !declared.contains(name)) {
                lost.add(name);
            }
        }
        if (!lost.isEmpty()) {
            String named = String.join(", ", lost.stream().limit(NAMED).toList());
            report(
                    PackageRule.SCORM_UNDECLARED,
                    manifest,
                    "in the zip but in no resource, so some hosts lose it: "
                            + named
                            + (lost.size() > NAMED
                                    ? " and " + (lost.size() - NAMED) + " more"
                                    : ""));
        }
    }

    private void report(PackageRule rule, XmlElement at, String message) {
        findings.add(rule, Manifest.FILE, at, message);
    }
}
