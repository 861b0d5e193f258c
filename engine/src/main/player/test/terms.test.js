import assert from "node:assert/strict";
import test from "node:test";
import { byLetter, finder, readTerms } from "../src/core/terms.js";

const terms = readTerms([
    ["sensitief reageren", "Zien, snappen, doen.", ["sensitief"]],
    ["baby’s", "Kleine kinderen.", []],
    ["één-op-één", "Met z’n tweeën.", []],
    ["C++ (taal)", "Een programmeertaal.", []],
    ["Ärzte", "Artsen.", []],
]);
const words = (text, known = new Set()) => finder(terms)(text, known).map(({ term, start, end }) => [term.word, text.slice(start, end)]);

test("the first use of a word is found, whatever its capitals or apostrophe", () => {
    assert.deepEqual(words("BABY'S en baby’s"), [["baby’s", "BABY'S"]]);
    const known = new Set();
    assert.equal(words("Baby’s.", known).length, 1);
    assert.deepEqual(words("Nog meer baby’s.", known), []);
});

test("the longest of two that start alike", () => {
    assert.deepEqual(words("Je leert sensitief reageren."), [["sensitief reageren", "sensitief reageren"]]);
    assert.deepEqual(words("Sensitief is zij."), [["sensitief reageren", "Sensitief"]]);
});

test("a piece of a word is no word, and accents count", () => {
    assert.deepEqual(words("hypersensitief sensitiefst babysitter"), []);
    assert.deepEqual(words("een-op-een, één-op-één"), [["één-op-één", "één-op-één"]]);
});

test("a term is words, never a pattern", () => {
    assert.deepEqual(words("over C++ (taal) gesproken"), [["C++ (taal)", "C++ (taal)"]]);
    assert.equal(finder([]), null);
});

test("A to Z as in a dictionary", () => {
    assert.deepEqual(byLetter(terms, "nl").map(({ letter, terms: all }) => [letter, all.map(({ word }) => word)]),
        [["A", ["Ärzte"]], ["B", ["baby’s"]], ["C", ["C++ (taal)"]], ["E", ["één-op-één"]], ["S", ["sensitief reageren"]]]);
});
