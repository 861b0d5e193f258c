package nl.leerspoor.engine.content.reading;

import java.util.Map;
import java.util.Set;
import nl.leerspoor.engine.content.scorm.Manifest;

/** The names in a SCORM manifest: namespaces, prefixes, and words of the other edition. */
final class ScormNames {
    static final String CP_12 = "http://www.imsproject.org/xsd/imscp_rootv1p1p2";
    static final String CP_2004 = "http://www.imsglobal.org/xsd/imscp_v1p1";
    private static final String ADLCP_12 = "http://www.adlnet.org/xsd/adlcp_rootv1p2";
    private static final String ADLCP_2004 = "http://www.adlnet.org/xsd/adlcp_v1p3";

    /** hosts.md 26: importers look for these letters, not for the namespace behind them. */
    private static final Map<String, String> PREFIXES =
            Map.of(
                    CP_12,
                    "",
                    CP_2004,
                    "",
                    ADLCP_12,
                    "adlcp",
                    ADLCP_2004,
                    "adlcp",
                    "http://www.adlnet.org/xsd/adlseq_v1p3",
                    "adlseq",
                    "http://www.adlnet.org/xsd/adlnav_v1p3",
                    "adlnav",
                    "http://www.imsglobal.org/xsd/imsss",
                    "imsss");

    private static final Set<String> ONLY_12 =
            Set.of(
                    "masteryscore",
                    "prerequisites",
                    "maxtimeallowed",
                    "timelimitaction",
                    "datafromlms");
    private static final Set<String> ONLY_2004 =
            Set.of(
                    "completionThreshold",
                    "dataFromLMS",
                    "timeLimitAction",
                    "sequencing",
                    "sequencingCollection",
                    "presentation");

    private final boolean is2004;
    private final PackageFindings findings;

    ScormNames(boolean is2004, PackageFindings findings) {
        this.is2004 = is2004;
        this.findings = findings;
    }

    void check(XmlElement element) {
        prefixes(element);
        wrongEdition(element);
    }

    private void prefixes(XmlElement element) {
        prefix(element, element.namespace(), element.prefix(), "<" + element.name() + ">");
        for (XmlElement.Attribute attribute : element.attributes()) {
            prefix(element, attribute.namespace(), attribute.prefix(), attribute.name());
            if (attribute.name().equalsIgnoreCase("scormtype") && attribute.namespace().isEmpty()) {
                report(
                        PackageRule.SCORM_PREFIX,
                        element,
                        attribute.name()
                                + " must have the prefix adlcp; hosts do not find it"
                                + " otherwise");
            }
        }
    }

    private void prefix(XmlElement at, String namespace, String prefix, String what) {
        if (namespace.equals(is2004 ? ADLCP_12 : ADLCP_2004)) {
            report(
                    PackageRule.SCORM_WRONG_EDITION,
                    at,
                    what + " is in the namespace of the other edition: " + namespace);
        }
        String wanted = PREFIXES.get(namespace);
        if (wanted != null && !wanted.equals(prefix)) {
            report(
                    PackageRule.SCORM_PREFIX,
                    at,
                    what
                            + (wanted.isEmpty()
                                    ? " must have no prefix"
                                    : " must have the prefix " + wanted)
                            + "; hosts do not find it otherwise");
        }
    }

    private void wrongEdition(XmlElement element) {
        if ((is2004 ? ONLY_12 : ONLY_2004).contains(element.name())) {
            report(
                    PackageRule.SCORM_WRONG_EDITION,
                    element,
                    element.name()
                            + " belongs to SCORM "
                            + (is2004 ? "1.2, this is SCORM 2004" : "2004, this is SCORM 1.2"));
        }
    }

    private void report(PackageRule rule, XmlElement at, String message) {
        findings.add(rule, Manifest.FILE, at, message);
    }
}
