package nl.leerspoor.engine.content.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at {@code tincan.xml}, the package description that launches xAPI activities. */
final class TincanCheck {
    /** Its name in the root of the zip. */
    static final String FILE = "tincan.xml";

    private static final String NAMESPACE = "http://projecttincan.com/tincan.xsd";

    private final XmlElement root;
    private final PackageFiles files;
    private final PackageFindings findings;

    TincanCheck(XmlElement root, PackageFiles files, PackageFindings findings) {
        this.root = root;
        this.files = files;
        this.findings = findings;
    }

    void check() {
        if (!root.name().equals("tincan") || !root.namespace().equals(NAMESPACE)) {
            report(
                    PackageRule.TINCAN_ROOT,
                    root,
                    "the file starts with <tincan xmlns=\"" + NAMESPACE + "\">");
        }
        List<XmlElement> activities = root.all("activity");
        List<XmlElement> launched =
                activities.stream().filter(a -> !a.children("launch").isEmpty()).toList();
        if (launched.isEmpty()) {
            report(
                    PackageRule.TINCAN_ACTIVITY,
                    root,
                    "no activity has a launch, so nothing can be launched");
        }
        for (XmlElement second : launched.subList(Math.min(1, launched.size()), launched.size())) {
            report(
                    PackageRule.TINCAN_LAUNCH,
                    second,
                    "only one activity of a package may have a launch; hosts start one of them");
        }
        Set<String> ids = new HashSet<>();
        for (XmlElement activity : activities) {
            String id = activity.value("id").strip();
            if (!Values.isIri(id) || !ids.add(id)) {
                report(
                        PackageRule.TINCAN_ID,
                        activity,
                        "the id of an activity is an absolute IRI of its own, not \"" + id + "\"");
            }
            if (!Values.isIri(activity.value("type"))) {
                report(
                        PackageRule.TINCAN_ID,
                        activity,
                        "the type of an activity is an IRI, not \""
                                + activity.value("type")
                                + "\"");
            }
            text(activity, "name");
            text(activity, "description");
            activity.children("launch").forEach(this::launch);
        }
    }

    private void text(XmlElement activity, String name) {
        List<XmlElement> texts = activity.children(name);
        boolean wrong = texts.isEmpty() && !activity.children("launch").isEmpty();
        for (XmlElement text : texts) {
            wrong |= text.text().isBlank() || !Values.isLanguage(text.value("lang"));
        }
        if (wrong) {
            report(
                    PackageRule.TINCAN_TEXT,
                    activity,
                    "the activity has no " + name + ", or one without a text or a lang");
        }
    }

    private void launch(XmlElement launch) {
        String address = launch.text().strip();
        if (address.isEmpty()) {
            report(PackageRule.TINCAN_LAUNCH, launch, "the launch names no page");
        } else if (PackageFiles.isElsewhere(address)) {
            if (!address.matches("(?i)https?://[^/]+.*")) {
                report(
                        PackageRule.TINCAN_LAUNCH,
                        launch,
                        "an LMS launches http and https addresses, not \"" + address + "\"");
            }
        } else {
            files.find(launch, "", address);
        }
    }

    private void report(PackageRule rule, XmlElement at, String message) {
        findings.add(rule, FILE, at, message);
    }
}
