// The statements of docs/xapi-profile.md: one function per template. Frozen here, whole, at the moment something happens (D-19).

import { FILM_SHARE } from "./completion.js";
import { xapiDefinition, xapiResponse } from "./interactions.js";
import { hmacSha256, sha256 } from "./sha256.js";
import { playedSegments, seconds } from "./segments.js";
import { plainText } from "./text.js";
import { isoDuration } from "./time.js";
import { uuid } from "./uuid.js";

const OURS = "https://leerspoor.nl/xapi/";
const ADL = "http://adlnet.gov/expapi/";
const CMI5 = "https://w3id.org/xapi/cmi5/context/";
const VIDEO = "https://w3id.org/xapi/video";
const PROFILE = `${OURS}profile/v1`;
const SESSION = `${OURS}extensions/session`;
const ANSWER = `${OURS}extensions/answer`;
const CMI5_CATEGORY = `${CMI5}categories/cmi5`;
const MOVE_ON_CATEGORY = `${CMI5}categories/moveon`;
const MASTERY = `${CMI5}extensions/masteryscore`;

const TYPES = {
    course: `${ADL}activities/course`,
    module: `${ADL}activities/module`,
    item: `${ADL}activities/cmi.interaction`,
    video: `${VIDEO}/activity-type/video`,
    article: "http://activitystrea.ms/schema/1.0/article",
    example: "http://activitystrea.ms/schema/1.0/article",
    quiz: `${ADL}activities/assessment`,
    exam: `${ADL}activities/assessment`,
    theory: `${OURS}activity-types/theory-question`,
    practice: `${OURS}activity-types/practice-assignment`,
    workbook: `${OURS}activity-types/workbook-part`,
    survey: "http://id.tincanapi.com/activitytype/survey",
};

const VERBS = Object.fromEntries(
    ["initialized", "experienced", "completed", "answered", "passed", "failed", "terminated"].map((name) => [name, `${ADL}verbs/${name}`]));
VERBS.played = `${VIDEO}/verbs/played`;
VERBS.paused = `${VIDEO}/verbs/paused`;
VERBS.seeked = `${VIDEO}/verbs/seeked`;

/** The actor of SCORM and web packages: never the id itself (D-4). */
export function hashedActor(courseIri, packageId, studentId) {
    return { objectType: "Agent", account: { homePage: `${courseIri}/host`, name: hmacSha256(packageId, studentId) } };
}

/**
 * @param launch { actor, registration, session, platform, course (readCourse), template?, activityId?, masteryScore?, now? }
 *     template, activityId and masteryScore come from a cmi5 launch
 */
export function statementsOf(launch) {
    const { actor, course, template = null } = launch;
    const language = course.info.language;
    const now = launch.now ?? (() => new Date());

    function statement(verb, object, { parent = null, result = null, category = [], grouping = [], extensions = {} } = {}) {
        const ours = {
            registration: launch.registration,
            revision: course.info.version,
            platform: launch.platform,
            language,
            contextActivities: {
                category: [PROFILE, ...category].map(activity),
                grouping: [course.info.iri, ...grouping].map(activity),
                ...(parent ? { parent: [parent] } : {}),
            },
            extensions: { [SESSION]: launch.session, ...extensions },
        };
        return {
            id: uuid(),
            actor,
            verb: { id: VERBS[verb], display: { en: verb } },
            object,
            ...(result ? { result } : {}),
            context: template ? mergeContext(template, ours) : ours,
            timestamp: now().toISOString(),
        };
    }

    const named = (iri, type, title, more = {}) => ({
        objectType: "Activity",
        id: iri,
        definition: { type: TYPES[type], name: { [language]: title }, ...more },
    });
    // What was launched: an LMS may know it by an id of its own, then ours stands in grouping (D-3).
    const ofSubject = (verb, result = null) =>
        statement(verb, named(launch.activityId ?? course.subject.iri, course.subject.type, course.subject.title), {
            result,
            grouping: launch.activityId && launch.activityId !== course.subject.iri ? [course.subject.iri] : [],
        });
    const ofUnit = (unit) => named(unit.iri, unit.kind, unit.title);
    // A parent names its type: by that the templates of the profile tell whose answer it is.
    const moduleOf = (unit) => {
        const module = course.modules.find((candidate) => candidate.id === unit.module);
        return module ? typed(module.iri, "module") : null;
    };
    const video = (name) => `${VIDEO}/extensions/${name}`;

    function ofItem(unit, question, more) {
        return named(question.iri, "item", plainText(question.stem).slice(0, 250), more);
    }

    function inVideo(verb, unit, extensions, { length, ...more }) {
        return statement(verb, ofUnit(unit), {
            parent: moduleOf(unit),
            category: [VIDEO],
            result: { ...more, extensions },
            extensions: {
                [video("session-id")]: launch.session,
                [video("length")]: seconds(length),
                [video("completion-threshold")]: FILM_SHARE,
            },
        });
    }

    // cmi5-defined: the LMS's activity id as object, our IRI in grouping (D-3), the cmi5 category; success or completion adds moveOn.
    function defined(verb, result, extensions = {}) {
        const judged = result && ("success" in result || "completion" in result);
        return statement(verb, { objectType: "Activity", id: launch.activityId }, {
            result,
            category: judged ? [CMI5_CATEGORY, MOVE_ON_CATEGORY] : [CMI5_CATEGORY],
            grouping: [course.subject.iri],
            extensions,
        });
    }
    // A verdict on what was launched: cmi5's rules in a cmi5 launch, else a plain statement of it.
    const verdict = template ? defined : ofSubject;
    const mastery = () => (typeof launch.masteryScore === "number" ? { [MASTERY]: launch.masteryScore } : {});

    return {
        initialized: () => ofSubject("initialized"),
        terminated: (ms) => ofSubject("terminated", { duration: isoDuration(ms) }),
        unitExperienced: (unit, ms) =>
            statement("experienced", ofUnit(unit), { parent: moduleOf(unit), result: { duration: isoDuration(ms) } }),
        unitCompleted: (unit, { score = null, film = null } = {}) => {
            if (film) {
                return inVideo("completed", unit, filmExtensions(film), { completion: true, length: film.length });
            }
            const result = { completion: true, ...(score?.max ? { score: xapiScore(score) } : {}) };
            return statement("completed", ofUnit(unit), { parent: moduleOf(unit), result });
        },
        moduleCompleted: (module, ms) =>
            statement("completed", named(module.iri, "module", module.title), { result: { completion: true, duration: isoDuration(ms) } }),
        // `words` is what may be said of the answer (P-60); success is null where no answer is right.
        answered: (unit, question, words, success) => {
            const response = xapiResponse(question, words);
            return statement("answered", ofItem(unit, question, xapiDefinition(question, language)), {
                parent: typed(unit.iri, unit.kind),
                result: { ...(success === null ? {} : { success }), ...(response === null ? {} : { response }) },
            });
        },
        // P-52: an answer to an anonymous survey knows course, version and month: no learner, registration, session or day. `who`
        // is minted for one sending, so that its answers can be counted together.
        unnamedAnswer: (unit, question, words, who) => ({
            id: uuid(),
            actor: { objectType: "Agent", account: { homePage: `${course.info.iri}/survey`, name: who } },
            verb: { id: VERBS.answered, display: { en: "answered" } },
            object: ofItem(unit, question, xapiDefinition(question, language)),
            result: { response: xapiResponse(question, words) },
            context: {
                revision: course.info.version,
                language,
                contextActivities: {
                    category: [activity(PROFILE)],
                    grouping: [typed(course.info.iri, "course")], // a template of its own knows it by this
                    parent: [typed(unit.iri, unit.kind)],
                },
            },
            timestamp: `${now().toISOString().slice(0, 7)}-01T00:00:00.000Z`,
        }),
        openAnswered: (unit, question, text) =>
            statement("answered", ofItem(unit, question, { interactionType: "long-fill-in" }), {
                parent: typed(unit.iri, unit.kind), // P-60: the text itself stays with the learner
                result: { extensions: { [ANSWER]: { length: [...text].length, sha2: sha256(text) } } },
            }),
        videoPlayed: (unit, at, length) => inVideo("played", unit, { [video("time")]: seconds(at) }, { length }),
        videoSeeked: (unit, from, to, length) =>
            inVideo("seeked", unit, { [video("time-from")]: seconds(from), [video("time-to")]: seconds(to) }, { length }),
        videoPaused: (unit, film) => inVideo("paused", unit, filmExtensions(film), { length: film.length }),

        auInitialized: () => defined("initialized", null),
        auCompleted: (ms) => verdict("completed", { completion: true, duration: isoDuration(ms) }),
        auPassed: (score, ms) => verdict("passed", { success: true, duration: isoDuration(ms), ...(score ? { score } : {}) }, mastery()),
        auFailed: (score, ms) => verdict("failed", { success: false, duration: isoDuration(ms), ...(score ? { score } : {}) }, mastery()),
        auTerminated: (ms) => defined("terminated", { duration: isoDuration(ms) }),
    };

    function filmExtensions(film) {
        return {
            [video("time")]: seconds(film.at),
            [video("progress")]: seconds(film.share),
            [video("played-segments")]: playedSegments(film.seen),
        };
    }
}

const activity = (id) => ({ objectType: "Activity", id });
const typed = (id, type) => ({ ...activity(id), definition: { type: TYPES[type] } });

function xapiScore({ raw, max }) {
    return { scaled: max > 0 ? Math.round((10000 * raw) / max) / 10000 : 0, raw, min: 0, max };
}

/** cmi5 10: the template's values stand, ours are added. */
export function mergeContext(template, ours) {
    const merged = { ...ours, ...template };
    const activities = { ...ours.contextActivities };
    for (const [key, value] of Object.entries(template.contextActivities ?? {})) {
        const theirs = Array.isArray(value) ? value : [value];
        const known = new Set(theirs.map((one) => one.id));
        activities[key] = [...theirs, ...(activities[key] ?? []).filter((one) => !known.has(one.id))];
    }
    merged.contextActivities = activities;
    merged.extensions = { ...ours.extensions, ...template.extensions };
    merged.registration = ours.registration;
    return merged;
}

/** The verb of a cmi5-defined statement, as "completed"; null for any other. */
export function definedVerb({ verb, context }) {
    const defined = context?.contextActivities?.category?.some(({ id }) => id === CMI5_CATEGORY);
    return defined ? verb.id.slice(verb.id.lastIndexOf("/") + 1) : null;
}

/**
 * D-19: what a closed cmi5 session no longer takes is said again in the next one: same fact, new id, time and session. Defined
 * statements are not repeated so: they follow from the saved state.
 */
export function restate(old, launch) {
    if (definedVerb(old)) return null;
    const { [SESSION]: _, ...extensions } = old.context.extensions ?? {};
    for (const key of Object.keys(launch.template?.extensions ?? {})) delete extensions[key];
    const context = { ...old.context, extensions: { ...extensions, [SESSION]: launch.session } };
    return {
        ...old,
        id: uuid(),
        context: launch.template ? mergeContext(launch.template, context) : context,
        timestamp: (launch.now ?? (() => new Date()))().toISOString(),
    };
}
