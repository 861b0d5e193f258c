// Statements held against our published profile, as xAPI Profiles 1.0 has it (Communication 2.1): what a statement has of the
// determining properties says which templates it must follow.

import { readFileSync } from "node:fs";

export const profile = JSON.parse(readFileSync(new URL("../../resources/nl/leerspoor/engine/profile/v1.jsonld", import.meta.url), "utf8"));

const activityTypes = (statement, kind) => (statement.context?.contextActivities?.[kind] ?? []).map(({ definition }) => definition?.type);

const DETERMINING = {
    verb: (statement, iri) => statement.verb.id === iri,
    objectActivityType: (statement, iri) => statement.object.definition?.type === iri,
    contextParentActivityType: (statement, iris) => iris.every((iri) => activityTypes(statement, "parent").includes(iri)),
    contextGroupingActivityType: (statement, iris) => iris.every((iri) => activityTypes(statement, "grouping").includes(iri)),
};
const determining = (template) => Object.keys(DETERMINING).filter((name) => name in template);

/** Every template that a statement must follow, the least specific first. */
export function templatesOf(statement) {
    return profile.templates
        .filter((template) => determining(template).every((name) => DETERMINING[name](statement, template[name])))
        .sort((a, b) => determining(a).length - determining(b).length);
}

/** The values at a JSONPath of our own kind: names, ['names'] and [*]. */
export function valuesAt(statement, path) {
    const steps = [...path.matchAll(/\.(\w+)|\['([^']+)'\]|\[(\*)\]/g)];
    if (`$${steps.map(([step]) => step).join("")}` !== path) throw new Error(`a path this test cannot read: ${path}`);
    return steps.reduce((values, [, name, quoted, star]) => values
        .flatMap((value) => (star ? (Array.isArray(value) ? value : []) : [value?.[name ?? quoted]]))
        .filter((value) => value !== undefined), [statement]);
}

export function follows(statement, { location, presence, any, all, none }) {
    const values = valuesAt(statement, location);
    if (presence === "included" && values.length === 0) return false;
    if (presence === "excluded" && values.length > 0) return false;
    if (presence === "recommended" && values.length === 0) return true;
    if (any && !values.some((value) => any.includes(value))) return false;
    if (all && !values.every((value) => all.includes(value))) return false;
    return !(none && values.some((value) => none.includes(value)));
}

/** What is wrong with a statement, in words; nothing when it is as the profile says. */
export function faults(statement) {
    const templates = templatesOf(statement);
    const [broadest, ...more] = templates;
    const found = templates.flatMap(({ id, rules = [] }) => rules.filter((rule) => !follows(statement, rule)).map((rule) => `${id}: ${JSON.stringify(rule)}`));
    if (more.length === 0) found.push(`no template but ${broadest?.id} is about this`);
    const own = templates.at(-1);
    const [most, next] = [own, templates.at(-2)].map((template) => template && determining(template));
    if (next && (most.length === next.length || !next.every((name) => most.includes(name)))) found.push(`both ${own.id} and ${templates.at(-2).id} are about this`);
    return found;
}
