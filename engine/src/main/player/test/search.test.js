import assert from "node:assert/strict";
import test from "node:test";
import { fold, wordsOf } from "../src/core/fold.js";
import { otherForms, prepare, search } from "../src/core/search.js";

const titles = { "m/slapen": "Veilig slapen", "m/bewegen": "Grote bewegingen", "m/baby": "Baby’s onder elkaar" };
const index = prepare([
    ["m/slapen", [["", "Hoe slaapt een baby veilig?"], ["Op de rug", "Leg een baby op zijn rug. De crèche heeft een protocol."]]],
    ["m/bewegen", [["", "Een mijlpaal is een moment."], ["Het venster", "Kijk naar de bewegingen. Slapen komt later."]]],
    ["m/baby", []],
    ["m/elders", [["", "slapen slapen slapen"]]],
], (location) => titles[location] ?? null);
const places = (query) => search(index, query).results.map(({ location, heading }) => `${location}#${heading}`);

test("accents and capitals do not matter, and every letter keeps its place", () => {
    assert.equal(fold("Crèche ÉÉN “Zoë’s” ﬁn"), "creche een “zoe's” ﬁn");
    for (const text of ["Crèche", "Z​oë", "👶 één", "İstanbul"]) assert.equal(fold(text).length, text.length, text);
    assert.deepEqual(wordsOf("De baby’s, één crèche!"), ["de", "baby's", "een", "creche"]);
    assert.deepEqual(places("CRECHE"), ["m/slapen#Op de rug"]);
});

test("the start of a word is enough, the middle is not", () => {
    assert.deepEqual(places("mijl"), ["m/bewegen#"]);
    assert.deepEqual(places("paal"), []);
});

test("titles before headings before text", () => {
    assert.deepEqual(places("slapen"), ["m/slapen#", "m/bewegen#Het venster"]);
    assert.deepEqual(places("bewegingen"), ["m/bewegen#", "m/bewegen#Het venster"]);
});

test("all words have to be there; a title helps the passages under it", () => {
    assert.deepEqual(places("baby rug"), ["m/slapen#Op de rug"]);
    assert.deepEqual(places("slapen protocol"), ["m/slapen#Op de rug"]);
    assert.deepEqual(places("baby venster"), []);
    assert.deepEqual(search(index, "  ?! "), { total: 0, results: [] });
});

test("other forms of a Dutch word find each other", () => {
    assert.ok(otherForms("mijlpalen").includes("mijlpaal"));
    assert.ok(otherForms("mijlpaal").includes("mijlpal"));
    assert.ok(otherForms("brieven").includes("brief"));
    assert.ok(otherForms("baby's").includes("baby"));
    assert.ok(otherForms("bellen").every((form) => form.length >= 4), "no stubs that find everything");
    assert.deepEqual(places("mijlpalen"), ["m/bewegen#"]);
    assert.ok(places("baby's").includes("m/baby#"));
});

test("a unit without words is found by its title; one that this launch does not show is not", () => {
    assert.deepEqual(places("elkaar"), ["m/baby#"]);
    assert.ok(places("slapen").every((place) => !place.startsWith("m/elders")));
});

test("the snippet is the author's text, with the words found marked", () => {
    const long = prepare([["m/slapen", [["", `${"woord ".repeat(60)}de Crèche staat hier ${"einde ".repeat(60)}`]]]], () => "T");
    const [{ snippet }] = search(long, "creche hier").results;
    assert.deepEqual(snippet.filter(([, marked]) => marked).map(([part]) => part), ["Crèche", "hier"]);
    const text = snippet.map(([part]) => part).join("");
    assert.match(text, /^… woord .* einde …$/);
    assert.ok(text.length < 250);
});

test("a query is words, never a pattern", () => {
    assert.deepEqual(places(".*"), []);
    assert.deepEqual(places("(baby"), places("baby"));
});
