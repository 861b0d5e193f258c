package nl.leerspoor.engine.profile;

import nl.leerspoor.engine.course.UnitKind;

/** The IRIs of docs/xapi-profile.md. A name of xAPI, cmi5 or the Video Profile beats our own. */
public final class Terms {
    private static final String BASE = "https://leerspoor.nl/xapi/";

    /** Category of every statement of ours: the profile and its version. */
    public static final String PROFILE = BASE + "profile/v1";

    /** Verb: a session began. */
    public static final String INITIALIZED = "http://adlnet.gov/expapi/verbs/initialized";

    /** Verb: a session ended. */
    public static final String TERMINATED = "http://adlnet.gov/expapi/verbs/terminated";

    /** Verb: a visit to a unit, with active time. */
    public static final String EXPERIENCED = "http://adlnet.gov/expapi/verbs/experienced";

    /** Verb: a unit or module is complete (D-16). */
    public static final String COMPLETED = "http://adlnet.gov/expapi/verbs/completed";

    /** Verb: a result at or above the pass mark. */
    public static final String PASSED = "http://adlnet.gov/expapi/verbs/passed";

    /** Verb: a result below the pass mark. */
    public static final String FAILED = "http://adlnet.gov/expapi/verbs/failed";

    /** Verb: a question was answered. */
    public static final String ANSWERED = "http://adlnet.gov/expapi/verbs/answered";

    /** Verb: a workbook part was handed in. */
    public static final String SUBMITTED = "http://activitystrea.ms/schema/1.0/submit";

    /** Verb: an assessor gave a verdict (D-8). */
    public static final String ASSESSED = BASE + "verbs/was-assessed";

    /** Verb: a registration elsewhere was bound to one of ours (D-7). */
    public static final String BOUND = BASE + "verbs/was-bound";

    /** Activity type of a course. */
    public static final String COURSE = "http://adlnet.gov/expapi/activities/course";

    /** Activity type of a module. */
    public static final String MODULE = "http://adlnet.gov/expapi/activities/module";

    /** Activity type of quiz and exam. */
    public static final String ASSESSMENT = "http://adlnet.gov/expapi/activities/assessment";

    /** Activity type of an item. */
    public static final String INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";

    /** Activity type of the Video Profile. */
    public static final String VIDEO = "https://w3id.org/xapi/video/activity-type/video";

    /** Activity type of articles and examples. */
    public static final String ARTICLE = "http://activitystrea.ms/schema/1.0/article";

    /** Activity type of theory questions. */
    public static final String THEORY = BASE + "activity-types/theory-question";

    /** Activity type of practice assignments. */
    public static final String PRACTICE = BASE + "activity-types/practice-assignment";

    /** Activity type of workbook parts. */
    public static final String WORKBOOK_PART = BASE + "activity-types/workbook-part";

    /** Activity type of surveys, as the Tin Can registry names it. */
    public static final String SURVEY = "http://id.tincanapi.com/activitytype/survey";

    /** Extension: UUID of the launch. */
    public static final String SESSION = BASE + "extensions/session";

    /** Extension: how sure the identity is (D-7); counts under the engine's authority only. */
    public static final String IDENTITY = BASE + "extensions/identity";

    /** Extension: number of the exam attempt, from 1. */
    public static final String ATTEMPT = BASE + "extensions/attempt";

    /** Extension: name of the exam form (P-3). */
    public static final String FORM = BASE + "extensions/form";

    /** Extension: version of the exam regulations in force (S0-118). */
    public static final String REGULATIONS = BASE + "extensions/regulations";

    /** Extension: version of the rubric (P-9). */
    public static final String RUBRIC = BASE + "extensions/rubric";

    /** Extension: length, digest and reference of an open answer, never its text (P-60). */
    public static final String ANSWER = BASE + "extensions/answer";

    /** Extension: the registration elsewhere that was bound. */
    public static final String HOST_REGISTRATION = BASE + "extensions/host-registration";

    /** Extension: the account elsewhere that was bound. */
    public static final String HOST_ACTOR = BASE + "extensions/host-actor";

    private Terms() {}

    /**
     * The activity type of a unit.
     *
     * @param kind of the unit
     * @return an IRI
     */
    public static String activityType(UnitKind kind) {
        return switch (kind) {
            case VIDEO -> VIDEO;
            case ARTICLE, EXAMPLE -> ARTICLE;
            case QUIZ -> ASSESSMENT;
            case THEORY -> THEORY;
            case PRACTICE -> PRACTICE;
            case WORKBOOK -> WORKBOOK_PART;
            case SURVEY -> SURVEY;
        };
    }
}
