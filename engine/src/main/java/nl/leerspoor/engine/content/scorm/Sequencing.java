package nl.leerspoor.engine.content.scorm;

import nl.leerspoor.engine.content.Xml;
import org.jspecify.annotations.Nullable;

/**
 * How a SCORM 2004 LMS treats an item (Sequencing and Navigation 3). Completion always rolls up;
 * whether an item is complete or passed is what the player says, never what an LMS makes of it.
 *
 * @param counts whether its success and score are those of what it stands in
 * @param opens the global objective that is satisfied once all that stands in it is complete; null
 *     for none
 * @param opensAfter the global objective that must be satisfied before a learner can choose it;
 *     null for none
 */
public record Sequencing(boolean counts, @Nullable String opens, @Nullable String opensAfter) {
    /** Its success and score count, and it is always open. */
    public static final Sequencing PLAIN = new Sequencing(true, null, null);

    private static final String BEFORE = "before";

    /** Writes the element, in the order of the schema. */
    void write(Xml xml, boolean group) {
        xml.start("imsss:sequencing");
        if (group) {
            controlMode(xml);
        }
        if (opensAfter != null) {
            closedUntilSatisfied(xml);
        }
        rollup(xml);
        objectives(xml);
        if (!group) {
            // Without these an LMS completes and passes a SCO that has not said so itself when its
            // attempt ends (Sequencing UP.4): a course would be passed by opening it.
            xml.empty(
                    "imsss:deliveryControls",
                    "tracked",
                    "true",
                    "completionSetByContent",
                    "true",
                    "objectiveSetByContent",
                    "true");
        }
        xml.end();
    }

    /** A learner may choose any item, and an LMS may go on to the next. */
    static void controlMode(Xml xml) {
        xml.empty("imsss:controlMode", "choice", "true", "flow", "true");
    }

    private static void closedUntilSatisfied(Xml xml) {
        xml.start("imsss:sequencingRules").start("imsss:preConditionRule");
        xml.start("imsss:ruleConditions", "conditionCombination", "any");
        for (String condition : new String[] {"satisfied", "objectiveStatusKnown"}) {
            xml.empty(
                    "imsss:ruleCondition",
                    "referencedObjective",
                    BEFORE,
                    "operator",
                    "not",
                    "condition",
                    condition);
        }
        xml.end().empty("imsss:ruleAction", "action", "disabled").end().end();
    }

    private void rollup(Xml xml) {
        if (counts && opens == null) {
            return; // what the schema takes for granted
        }
        xml.start(
                "imsss:rollupRules",
                "rollupObjectiveSatisfied",
                String.valueOf(counts),
                "rollupProgressCompletion",
                "true",
                "objectiveMeasureWeight",
                counts ? "1" : "0");
        if (opens != null) {
            xml.start("imsss:rollupRule", "childActivitySet", "all");
            xml.start("imsss:rollupConditions")
                    .empty("imsss:rollupCondition", "condition", "completed")
                    .end();
            xml.empty("imsss:rollupAction", "action", "satisfied").end();
        }
        xml.end();
    }

    private void objectives(Xml xml) {
        if (opens == null && opensAfter == null) {
            return;
        }
        xml.start("imsss:objectives");
        xml.start("imsss:primaryObjective", "objectiveID", "primary");
        if (opens != null) {
            xml.empty(
                    "imsss:mapInfo",
                    "targetObjectiveID",
                    opens,
                    "readSatisfiedStatus",
                    "false",
                    "readNormalizedMeasure",
                    "false",
                    "writeSatisfiedStatus",
                    "true");
        }
        xml.end();
        if (opensAfter != null) {
            xml.start("imsss:objective", "objectiveID", BEFORE);
            xml.empty(
                    "imsss:mapInfo",
                    "targetObjectiveID",
                    opensAfter,
                    "readSatisfiedStatus",
                    "true",
                    "readNormalizedMeasure",
                    "false");
            xml.end();
        }
        xml.end();
    }
}
