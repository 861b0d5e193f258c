package nl.leerspoor.engine.content.reading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leerspoor.engine.content.scorm.Manifest;

/** What an item of a SCORM manifest says of itself, apart from its place among the others. */
final class ScormItemCheck {
    private static final Set<String> TIME_LIMIT_ACTIONS =
            Set.of("exit,message", "exit,no message", "continue,message", "continue,no message");
    private static final Set<String> HIDDEN =
            Set.of(
                    "previous",
                    "continue",
                    "exit",
                    "exitAll",
                    "abandon",
                    "abandonAll",
                    "suspendAll");
    private static final Pattern PREREQUISITE = Pattern.compile("[A-Za-z_][\\w.-]*");

    private final boolean is2004;
    private final Map<String, XmlElement> resources;
    private final Set<String> items;
    private final PackageFindings findings;

    /**
     * A check of items.
     *
     * @param resources by identifier
     * @param items identifiers of all items
     */
    ScormItemCheck(
            boolean is2004,
            Map<String, XmlElement> resources,
            Set<String> items,
            PackageFindings findings) {
        this.is2004 = is2004;
        this.resources = resources;
        this.items = items;
        this.findings = findings;
    }

    void check(XmlElement item) {
        word(item, "isvisible", Values.BOOLEANS);
        parameters(item, item.value("identifierref"));
        if (is2004) {
            item2004(item);
        } else {
            item12(item);
        }
    }

    private void parameters(XmlElement item, String reference) {
        String parameters = item.value("parameters");
        XmlElement resource = resources.get(reference);
        boolean fragment = resource != null && resource.value("href").contains("#");
        if (fragment && !parameters.isEmpty()) {
            report(
                    PackageRule.SCORM_FRAGMENT,
                    item,
                    "the parameters are swallowed by the # in the address of the resource");
        }
        if (parameters.length() > 1000) {
            report(PackageRule.SCORM_VALUE, item, "parameters are at most 1000 characters");
        }
    }

    private void item12(XmlElement item) {
        for (XmlElement child : item.children()) {
            String text = child.text().strip();
            switch (child.name()) {
                case "masteryscore" -> {
                    value(child, Values.isWithin(text, 0, 100), "a number from 0 to 100");
                    report(
                            PackageRule.SCORM_MASTERY,
                            child,
                            "at the end hosts overwrite the status by this score; leave it out");
                }
                case "maxtimeallowed" ->
                        value(
                                child,
                                text.matches("\\d{2,4}:\\d\\d:\\d\\d(\\.\\d{1,2})?"),
                                "hhhh:mm:ss");
                case "timelimitaction" ->
                        value(child, TIME_LIMIT_ACTIONS.contains(text), "as the standard has it");
                case "datafromlms" -> value(child, text.length() <= 255, "at most 255 characters");
                case "prerequisites" -> prerequisites(child, text);
                default -> {} // titles, items and metadata are looked at elsewhere
            }
        }
    }

    private void prerequisites(XmlElement element, String script) {
        value(element, element.value("type").equals("aicc_script"), "of the type aicc_script");
        Matcher names = PREREQUISITE.matcher(script.replaceAll("\"[^\"]*\"", ""));
        while (names.find()) {
            if (!items.contains(names.group())) {
                report(
                        PackageRule.SCORM_REFERENCE,
                        element,
                        "there is no item \"" + names.group() + "\" to be done first");
            }
        }
    }

    private void item2004(XmlElement item) {
        for (XmlElement child : item.children()) {
            String text = child.text().strip();
            switch (child.name()) {
                case "timeLimitAction" ->
                        value(child, TIME_LIMIT_ACTIONS.contains(text), "as the standard has it");
                case "dataFromLMS" ->
                        value(child, text.length() <= 4000, "at most 4000 characters");
                case "completionThreshold" -> threshold(child, text);
                case "presentation" ->
                        child.all("hideLMSUI")
                                .forEach(
                                        hidden ->
                                                value(
                                                        hidden,
                                                        HIDDEN.contains(hidden.text().strip()),
                                                        "a button that the standard has"));
                default -> {} // sequencing has a check of its own
            }
        }
    }

    private void threshold(XmlElement element, String text) {
        word(element, "completedByMeasure", Values.BOOLEANS);
        for (String name : List.of("minProgressMeasure", "progressWeight")) {
            String given = element.attribute(name);
            value(element, given == null || Values.isWithin(given, 0, 1), name + " from 0 to 1");
        }
        if (!text.isEmpty()) {
            value(element, Values.isWithin(text, 0, 1), "a number from 0 to 1");
            if (element.attribute("minProgressMeasure") == null) {
                report(
                        PackageRule.SCORM_COMPLETION_THRESHOLD,
                        element,
                        "some hosts read the attribute minProgressMeasure only and take 1.0");
            }
        }
    }

    private void word(XmlElement element, String attribute, Set<String> words) {
        String given = element.attribute(attribute);
        if (given != null && !words.contains(given)) {
            report(
                    PackageRule.SCORM_VALUE,
                    element,
                    attribute
                            + " cannot be \""
                            + given
                            + "\"; it is one of "
                            + new TreeSet<>(words));
        }
    }

    private void value(XmlElement element, boolean right, String wanted) {
        if (!right) {
            report(PackageRule.SCORM_VALUE, element, element.name() + " must be " + wanted);
        }
    }

    private void report(PackageRule rule, XmlElement at, String message) {
        findings.add(rule, Manifest.FILE, at, message);
    }
}
