package nl.leerspoor.engine.content.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.leerspoor.engine.content.scorm.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the structure of IMS Simple Sequencing in a SCORM 2004 manifest: words, numbers,
 * references and ways in. What a learner would meet on the way through is not played.
 */
final class SequencingCheck {
    private static final Set<String> PARTS =
            Set.of(
                    "controlMode",
                    "sequencingRules",
                    "limitConditions",
                    "auxiliaryResources",
                    "rollupRules",
                    "objectives",
                    "randomizationControls",
                    "deliveryControls",
                    "constrainedChoiceConsiderations",
                    "rollupConsiderations");
    private static final Set<String> BOOLEANS =
            Set.of(
                    "choice",
                    "choiceExit",
                    "flow",
                    "forwardOnly",
                    "useCurrentAttemptObjectiveInfo",
                    "useCurrentAttemptProgressInfo",
                    "rollupObjectiveSatisfied",
                    "rollupProgressCompletion",
                    "satisfiedByMeasure",
                    "readSatisfiedStatus",
                    "readNormalizedMeasure",
                    "writeSatisfiedStatus",
                    "writeNormalizedMeasure",
                    "tracked",
                    "completionSetByContent",
                    "objectiveSetByContent",
                    "reorderChildren",
                    "preventActivation",
                    "constrainChoice",
                    "measureSatisfactionIfActive");
    private static final Set<String> TIMINGS = Set.of("never", "once", "onEachNewAttempt");
    private static final Set<String> CONSIDERATIONS =
            Set.of("always", "ifAttempted", "ifNotSkipped", "ifNotSuspended");
    private static final Set<String> COMBINATIONS = Set.of("all", "any");
    private static final Map<String, Set<String>> WORDS =
            Map.ofEntries(
                    Map.entry("conditionCombination", COMBINATIONS),
                    Map.entry("operator", Set.of("not", "noOp")),
                    Map.entry(
                            "childActivitySet",
                            Set.of("all", "any", "none", "atLeastCount", "atLeastPercent")),
                    Map.entry("randomizationTiming", TIMINGS),
                    Map.entry("selectionTiming", TIMINGS),
                    Map.entry("requiredForSatisfied", CONSIDERATIONS),
                    Map.entry("requiredForNotSatisfied", CONSIDERATIONS),
                    Map.entry("requiredForCompleted", CONSIDERATIONS),
                    Map.entry("requiredForIncomplete", CONSIDERATIONS));
    private static final Set<String> ROLLUP_CONDITIONS =
            Set.of(
                    "satisfied",
                    "objectiveStatusKnown",
                    "objectiveMeasureKnown",
                    "completed",
                    "activityProgressKnown",
                    "attempted",
                    "attemptLimitExceeded",
                    "timeLimitExceeded",
                    "outsideAvailableTimeRange");
    private static final Set<String> RULE_CONDITIONS = ruleConditions();
    private static final Map<String, Set<String>> ACTIONS =
            Map.of(
                    "preConditionRule",
                    Set.of("skip", "disabled", "hiddenFromChoice", "stopForwardTraversal"),
                    "exitConditionRule",
                    Set.of("exit"),
                    "postConditionRule",
                    Set.of("exitParent", "exitAll", "retry", "retryAll", "continue", "previous"),
                    "rollupRule",
                    Set.of("satisfied", "notSatisfied", "completed", "incomplete"));

    private final XmlElement manifest;
    private final PackageFindings findings;
    private final Map<String, XmlElement> shared = new HashMap<>();

    SequencingCheck(XmlElement manifest, PackageFindings findings) {
        this.manifest = manifest;
        this.findings = findings;
    }

    private static Set<String> ruleConditions() {
        Set<String> conditions = new HashSet<>(ROLLUP_CONDITIONS);
        conditions.addAll(
                Set.of("objectiveMeasureGreaterThan", "objectiveMeasureLessThan", "always"));
        return Set.copyOf(conditions);
    }

    void check() {
        for (XmlElement collection : manifest.all("sequencingCollection")) {
            for (XmlElement sequencing : collection.children("sequencing")) {
                if (shared.putIfAbsent(sequencing.value("ID"), sequencing) != null
                        || sequencing.value("ID").isEmpty()) {
                    report(
                            PackageRule.SEQUENCING_REFERENCE,
                            sequencing,
                            "shared sequencing needs an ID of its own");
                }
            }
        }
        manifest.all("sequencing").forEach(this::sequencing);
        manifest.all("organization").forEach(this::activity);
        manifest.all("item").forEach(this::activity);
    }

    /** Is there a way in? Choice is on and flow is off unless a manifest says otherwise. */
    private void activity(XmlElement activity) {
        if (activity.children("sequencing").size() > 1) {
            report(
                    PackageRule.SEQUENCING_STRUCTURE,
                    activity,
                    "an activity has one sequencing at most");
        }
        if (activity.children("item").isEmpty()) {
            return;
        }
        XmlElement sequencing = activity.child("sequencing");
        XmlElement control = sequencing == null ? null : control(sequencing);
        boolean choice = control == null || isTrue(control.attribute("choice"), true);
        boolean flow = control != null && isTrue(control.attribute("flow"), false);
        if (control != null && !choice && !flow) {
            report(
                    PackageRule.SEQUENCING_UNREACHABLE,
                    control,
                    "without choice and without flow no learner gets to the items of this "
                            + activity.name());
        }
    }

    private @Nullable XmlElement control(XmlElement sequencing) {
        XmlElement own = sequencing.child("controlMode");
        XmlElement other = shared.get(sequencing.value("IDRef"));
        return own == null && other != null ? other.child("controlMode") : own;
    }

    private void sequencing(XmlElement sequencing) {
        String reference = sequencing.value("IDRef");
        if (!reference.isEmpty() && !shared.containsKey(reference)) {
            report(
                    PackageRule.SEQUENCING_REFERENCE,
                    sequencing,
                    "there is no shared sequencing \"" + reference + "\"");
        }
        Set<String> seen = new HashSet<>();
        for (XmlElement part : sequencing.children()) {
            // adlseq:objectives stands beside imsss:objectives.
            if (!PARTS.contains(part.name()) || !seen.add(part.prefix() + ":" + part.name())) {
                report(
                        PackageRule.SEQUENCING_STRUCTURE,
                        part,
                        part.name() + " cannot stand here, or not twice");
            }
        }
        sequencing.walk(this::words);
        Set<String> objectives = objectives(sequencing);
        rules(sequencing, objectives);
        rollup(sequencing);
        XmlElement limits = sequencing.child("limitConditions");
        if (limits != null) {
            number(limits, "attemptLimit", "\\d{1,9}");
        }
        XmlElement random = sequencing.child("randomizationControls");
        if (random != null) {
            number(random, "selectCount", "\\d{1,9}");
        }
    }

    private void words(XmlElement element) {
        for (XmlElement.Attribute attribute : element.attributes()) {
            Set<String> words =
                    BOOLEANS.contains(attribute.name())
                            ? Values.BOOLEANS
                            : WORDS.get(attribute.name());
            word(element, attribute.name(), words == null ? Set.of(attribute.value()) : words);
        }
    }

    private Set<String> objectives(XmlElement sequencing) {
        Set<String> names = new HashSet<>();
        Set<String> written = new HashSet<>();
        for (XmlElement part : sequencing.children("objectives")) {
            boolean ims = !part.prefix().equals("adlseq");
            int primaries = part.children("primaryObjective").size();
            if (ims && primaries != 1) {
                report(
                        PackageRule.SEQUENCING_STRUCTURE,
                        part,
                        "objectives have one primaryObjective, not " + primaries);
            }
            for (XmlElement objective : part.children()) {
                objective(objective, ims, names, written);
            }
        }
        return names;
    }

    private void objective(
            XmlElement objective, boolean ims, Set<String> names, Set<String> written) {
        String id = objective.value("objectiveID");
        boolean mapped = !objective.children("mapInfo").isEmpty();
        if (id.isEmpty() && (mapped || !objective.name().equals("primaryObjective"))) {
            report(PackageRule.SEQUENCING_STRUCTURE, objective, "this objective needs an ID");
        }
        if (ims && !id.isEmpty() && !names.add(id)) {
            report(
                    PackageRule.SEQUENCING_REFERENCE,
                    objective,
                    "the objective \"" + id + "\" is in this activity twice");
        }
        XmlElement measure = objective.child("minNormalizedMeasure");
        if (measure != null && !Values.isWithin(measure.text(), -1, 1)) {
            report(
                    PackageRule.SEQUENCING_VALUE,
                    measure,
                    "minNormalizedMeasure is a number from -1 to 1");
        }
        for (XmlElement map : objective.children("mapInfo")) {
            String target = map.value("targetObjectiveID");
            if (target.isEmpty()) {
                report(
                        PackageRule.SEQUENCING_REFERENCE,
                        map,
                        "a mapInfo names the objective it is tied to");
            } else if (isTrue(map.attribute("writeSatisfiedStatus"), false)
                    && !written.add(target)) {
                report(
                        PackageRule.SEQUENCING_REFERENCE,
                        map,
                        "two objectives of one activity write to \"" + target + "\"");
            }
        }
    }

    private void rules(XmlElement sequencing, Set<String> objectives) {
        XmlElement rules = sequencing.child("sequencingRules");
        if (rules == null) {
            return;
        }
        for (XmlElement rule : rules.children()) {
            Set<String> actions = ACTIONS.get(rule.name());
            if (actions == null || rule.name().equals("rollupRule")) {
                report(
                        PackageRule.SEQUENCING_STRUCTURE,
                        rule,
                        rule.name() + " is no rule of the standard");
                continue;
            }
            action(rule, rule.child("ruleAction"), actions);
            for (XmlElement condition : conditions(rule, "ruleConditions", "ruleCondition")) {
                word(condition, "condition", RULE_CONDITIONS);
                String threshold = condition.attribute("measureThreshold");
                if (threshold != null && !Values.isWithin(threshold, -1, 1)) {
                    report(
                            PackageRule.SEQUENCING_VALUE,
                            condition,
                            "measureThreshold is a number from -1 to 1");
                }
                String objective = condition.value("referencedObjective");
                if (!objective.isEmpty() && !objectives.contains(objective)) {
                    report(
                            PackageRule.SEQUENCING_REFERENCE,
                            condition,
                            "this activity has no objective \"" + objective + "\"");
                }
            }
        }
    }

    private void rollup(XmlElement sequencing) {
        XmlElement rules = sequencing.child("rollupRules");
        if (rules == null) {
            return;
        }
        String weight = rules.attribute("objectiveMeasureWeight");
        if (weight != null && !Values.isWithin(weight, 0, 1)) {
            report(
                    PackageRule.SEQUENCING_VALUE,
                    rules,
                    "objectiveMeasureWeight is a number from 0 to 1");
        }
        for (XmlElement rule : rules.children("rollupRule")) {
            action(rule, rule.child("rollupAction"), ACTIONS.getOrDefault(rule.name(), Set.of()));
            number(rule, "minimumCount", "\\d{1,9}");
            String percent = rule.attribute("minimumPercent");
            if (percent != null && !Values.isWithin(percent, 0, 1)) {
                report(
                        PackageRule.SEQUENCING_VALUE,
                        rule,
                        "minimumPercent is a number from 0 to 1");
            }
            for (XmlElement condition : conditions(rule, "rollupConditions", "rollupCondition")) {
                word(condition, "condition", ROLLUP_CONDITIONS);
            }
        }
    }

    private List<XmlElement> conditions(XmlElement rule, String group, String name) {
        XmlElement conditions = rule.child(group);
        List<XmlElement> all = conditions == null ? List.of() : conditions.children(name);
        if (all.isEmpty()) {
            report(PackageRule.SEQUENCING_STRUCTURE, rule, "the rule has no condition");
        }
        return all;
    }

    private void action(XmlElement rule, @Nullable XmlElement action, Set<String> actions) {
        if (action == null) {
            report(PackageRule.SEQUENCING_STRUCTURE, rule, "the rule has no action");
        } else {
            word(action, "action", actions);
        }
    }

    private void number(XmlElement element, String attribute, String form) {
        String given = element.attribute(attribute);
        if (given != null && !given.strip().matches(form)) {
            report(
                    PackageRule.SEQUENCING_VALUE,
                    element,
                    attribute + " is a whole number, not \"" + given + "\"");
        }
    }

    private void word(XmlElement element, String attribute, Set<String> words) {
        String given = element.value(attribute);
        if (!words.contains(given)) {
            report(
                    PackageRule.SEQUENCING_VALUE,
                    element,
                    attribute
                            + " cannot be \""
                            + given
                            + "\"; it is one of "
                            + String.join(", ", new TreeSet<>(words)));
        }
    }

    private static boolean isTrue(@Nullable String value, boolean standard) {
        return value == null ? standard : value.equals("true") || value.equals("1");
    }

    private void report(PackageRule rule, XmlElement at, String message) {
        findings.add(rule, Manifest.FILE, at, message);
    }
}
