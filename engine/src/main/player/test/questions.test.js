// Every kind of question: scoring (the cases that Question.java proves too), what is kept, what is said.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { isAnswered, keepAnswer, keptWords, scoreKept } from "../src/core/answers.js";
import { decode, emptyRecord, emptyState, encode } from "../src/core/encoding.js";
import { sayable, scorm12Patterns, scorm12Response, scorm2004Patterns, scorm2004Response, xapiDefinition, xapiResponse } from "../src/core/interactions.js";
import { hundredths, isRight, isScored, isTyped, kindOf, rightWords, scoreQuiz } from "../src/core/scoring.js";
import { isValid } from "../src/host/scorm-api.js";
import { SCORM12 } from "../src/host/scorm12.js";
import { SCORM2004 } from "../src/host/scorm2004.js";

const cases = JSON.parse(readFileSync(new URL("../../../test/resources/scoring.json", import.meta.url), "utf8"));
const question = (id) => cases.find(({ content }) => content.id === id).content;

for (const { name, content, answers } of cases) {
    test(`scoring: ${name}`, () => {
        for (const { answer, hundredths: worth } of answers) {
            assert.equal(hundredths(content, answer), worth, JSON.stringify(answer));
            assert.equal(isRight(content, answer), isScored(content) && worth === 100 * content.points);
        }
    });

    test(`kept in letters and read again: ${name}`, () => {
        for (const { answer, hundredths: worth } of answers) {
            const known = answer.every((word) => isTyped(content) || content.options?.some(({ id }) => id === word) || content.steps || /^\d\.\w$/.test(word));
            const proper = known && new Set(answer).size === answer.length && (!isTyped(content) || answer.length < 2)
                && (kindOf(content) === "choice" || !content.options || answer.length < 2);
            if (!proper) continue; // no view gives such an answer
            const letters = keepAnswer(content, answer);
            assert.match(letters, /^[a-z]*$/);
            assert.equal(scoreKept(content, letters), worth, JSON.stringify(answer));
            if (!isTyped(content)) assert.equal(hundredths(content, keptWords(content, letters)), worth);
        }
    });
}

test("all seven kinds are in the fixture", () => {
    assert.deepEqual([...new Set(cases.map(({ content }) => content.kind))].sort(),
        ["choice", "fill-in", "likert", "matching", "numeric", "sequencing", "true-false"]);
});

test("an answer is there when it can be checked", () => {
    for (const [id, words, there] of [
        ["enkel", [], false], ["enkel", ["a"], true], ["paren", ["1.a", "2.b"], false], ["paren", ["1.a", "2.b", "3.c"], true],
        ["volgorde", [], false], ["volgorde", ["b", "a", "c", "d"], true], ["fontanel", ["  "], false], ["fontanel", ["iets"], true], ["durf", ["b"], true],
    ]) assert.equal(isAnswered(question(id), keepAnswer(question(id), words)), there, `${id} ${words}`);
});

test("a quiz counts what can be right, in hundredths", () => {
    const quiz = ["deels", "parendeel", "durf", "enkel"].map(question);
    const answers = { deels: ["a"], parendeel: ["1.a", "2.b"], durf: ["c"], enkel: ["b"] };
    assert.deepEqual(scoreQuiz(quiz, (one) => hundredths(one, answers[one.id])), { raw: 3.32, max: 5, right: 1, total: 3 });
});

test("a score in hundredths is kept, and older states still read", () => {
    const state = emptyState();
    state.units.abcd = { ...emptyRecord(), handedIn: true, best: { raw: 2.66, max: 3 }, answers: { xyz: { chosen: "azb", checked: true } } };
    state.units.efgh = { ...emptyRecord(), best: { raw: 3, max: 4 } };
    assert.deepEqual(decode(encode(state)).units, state.units);
    const older = "1..5.AAA.abcdD:ADAE!xyz(AC).efghA!q-_b"; // written by the player before there were hundredths
    assert.deepEqual(decode(older).units.abcd.best, { raw: 3, max: 4 });
    assert.deepEqual(decode(older).units.efgh.answers, { "q-_": { chosen: "b", checked: false } });
    assert.equal(encode(decode(older)), older);
});

test("xAPI: interaction type, components and key of every kind (Data 2.4.4.1.1)", () => {
    const definition = (id) => xapiDefinition(question(id), "nl");
    assert.deepEqual(definition("enkel"), { interactionType: "choice", correctResponsesPattern: ["b"], choices: [{ id: "a", description: { nl: "Zoeken" } }, { id: "b", description: { nl: "Wachten" } }] });
    assert.deepEqual(definition("scherp"), { interactionType: "true-false", correctResponsesPattern: ["false"] });
    assert.deepEqual(definition("paren").correctResponsesPattern, ["1[.]a[,]2[.]b[,]3[.]a"]);
    assert.deepEqual(definition("paren").source.map(({ id }) => id), ["1", "2", "3"]);
    assert.deepEqual(definition("paren").target.at(-1), { id: "c", description: { nl: "Honger" } });
    assert.deepEqual(definition("volgorde").correctResponsesPattern, ["a[,]b[,]c[,]d"]);
    assert.equal(definition("volgorde").choices.length, 4);
    assert.deepEqual(definition("wet"), { interactionType: "fill-in", correctResponsesPattern: ["{case_matters=true}Wet IKK"] });
    assert.deepEqual(definition("fontanel").correctResponsesPattern, ["{case_matters=false}fontanel", "{case_matters=false}De fontanel", "{case_matters=false}baby's kruin"]);
    assert.deepEqual(definition("warm"), { interactionType: "numeric", correctResponsesPattern: ["16[:]18"] });
    assert.deepEqual(definition("durf").correctResponsesPattern, undefined);
    assert.deepEqual(definition("durf").scale.map(({ id }) => id), ["a", "b", "c"]);
    assert.equal(xapiResponse(question("paren"), ["1.a", "3.c"]), "1[.]a[,]3[.]c");
    assert.equal(xapiResponse(question("paren"), []), null);
});

test("free text is never said: only what the author listed, or a short number (P-60)", () => {
    const say = (id, typed) => sayable(question(id), keepAnswer(question(id), [typed]), typed);
    assert.deepEqual(say("fontanel", "Mila heeft een bult"), []);
    assert.deepEqual(say("fontanel", " FONTANEL"), ["fontanel"]);
    assert.deepEqual(say("fontanel", "schedel"), ["schedel"]);
    assert.deepEqual(say("warm", "17,5 °C"), ["17.5"]);
    assert.deepEqual(say("warm", "0612345678"), []);
    assert.deepEqual(say("warm", "Mila"), []);
    assert.ok(!JSON.stringify(keepAnswer(question("fontanel"), ["merkwoord"])).includes("merk"));
});

test("SCORM 1.2: every type with a response that a strict host takes (hosts.md 19-24)", () => {
    for (const [id, words, response] of [
        ["enkel", ["b"], "b"], ["alles", ["a", "c"], "a,c"], ["scherp", ["false"], "f"], ["paren", ["1.a", "2.b"], "1.a,2.b"],
        ["volgorde", ["b", "a", "c", "d"], "b,a,c,d"], ["fontanel", ["De fontanel"], "De fontanel"], ["warm", ["17.5"], "17.5"], ["durf", ["c"], "c"],
    ]) {
        const kind = kindOf(question(id));
        assert.equal(scorm12Response(kind, words), response);
        assert.ok(isValid(SCORM12, "cmi.interactions.0.type", kind), kind);
        assert.ok(isValid(SCORM12, "cmi.interactions.0.student_response", response, kind), `${kind} ${response}`);
    }
    assert.equal(scorm12Response("numeric", rightWords(question("warm"))), null);
    assert.equal(scorm12Response("fill-in", []), null);
    for (const [kind, response] of [["true-false", "false"], ["matching", "1[.]a"], ["numeric", "17,5"], ["likert", "eens"], ["fill-in", "één"]]) {
        assert.ok(!isValid(SCORM12, "cmi.interactions.0.student_response", response, kind), `${kind} ${response}`);
    }
    assert.ok(!isValid(SCORM12, "cmi.interactions.0.type", "long-fill-in"));
    assert.ok(isValid(SCORM12, "cmi.interactions.0.result", "neutral"));
});

test("SCORM 2004: every type with a response and a pattern that a strict host takes (hosts.md 19-24)", () => {
    for (const [id, words, response] of [
        ["enkel", ["b"], "b"], ["alles", ["a", "c"], "a[,]c"], ["scherp", ["false"], "false"], ["paren", ["1.a", "2.b"], "1[.]a[,]2[.]b"],
        ["volgorde", ["b", "a", "c", "d"], "b[,]a[,]c[,]d"], ["fontanel", ["De fontanel"], "De fontanel"], ["warm", ["17.5"], "17.5"], ["durf", ["c"], "c"],
    ]) {
        const kind = kindOf(question(id));
        assert.equal(scorm2004Response(kind, words), response);
        assert.ok(isValid(SCORM2004, "cmi.interactions.0.type", kind), kind);
        assert.ok(isValid(SCORM2004, "cmi.interactions.0.learner_response", response, kind), `${kind} ${response}`);
        const key = scorm2004Response(kind, rightWords(question(id)));
        if (kind !== "likert") assert.ok(isValid(SCORM2004, "cmi.interactions.0.correct_responses.0.pattern", key, kind), `${kind} ${key}`);
        else assert.equal(key, null);
    }
    for (const [kind, response] of [["true-false", "t"], ["matching", "1.a"], ["numeric", "17,5"], ["fill-in", "twee\nregels"], ["choice", "a,b-c"]]) {
        assert.ok(!isValid(SCORM2004, "cmi.interactions.0.learner_response", response, kind), `${kind} ${response}`);
    }
});

test("every accepted answer is a pattern of its own, in order and without gaps (SCORM 1.2 and 2004)", () => {
    const elements = (dialect, id) => {
        const content = question(id);
        return dialect.interaction({ question: content, type: kindOf(content), chosen: [], right: true, pattern: rightWords(content) }, new Date(0))
            .filter(([name]) => name.startsWith("correct_responses"));
    };
    const pattern = (n, text) => [`correct_responses.${n}.pattern`, text];
    assert.deepEqual(elements(SCORM12, "fontanel"), [pattern(0, "fontanel"), pattern(1, "De fontanel"), pattern(2, "baby's kruin")]);
    assert.deepEqual(elements(SCORM2004, "fontanel"), elements(SCORM12, "fontanel"));
    assert.deepEqual(elements(SCORM12, "alles"), [pattern(0, "a,c,d")]);
    assert.deepEqual(elements(SCORM12, "durf"), []);
    assert.deepEqual(elements(SCORM12, "warm"), []); // 1.2 has no ranges
    assert.deepEqual(elements(SCORM2004, "warm"), [pattern(0, "16[:]18")]);
    assert.deepEqual(scorm12Patterns("numeric", ["16:18", "20", "21"]), ["20", "21"]);
    assert.deepEqual(scorm2004Patterns("numeric", ["16:18", "20"]), ["16[:]18"]);
    assert.equal(scorm2004Patterns("fill-in", [..."abcdefg"]).length, 5);
    const accents = SCORM12.interaction({ question: {}, type: "fill-in", chosen: [], right: true, pattern: ["één", "een", "1"] }, new Date(0));
    assert.deepEqual(accents.filter(([name]) => name.startsWith("correct")), [pattern(0, "een"), pattern(1, "1")]);
    for (const n of [0, 1, 12]) assert.ok(isValid(SCORM12, `cmi.interactions.0.correct_responses.${n}.pattern`, "fontanel", "fill-in"));
});
