import assert from "node:assert/strict";
import test from "node:test";
import { piecesOf, voicesFor } from "../src/core/aloud.js";
import { mailAddress, reportText } from "../src/core/report.js";

test("only voices on this device, in the language of the text: others send it away", () => {
    const voice = (name, lang, localService, isDefault = false) => ({ name, lang, localService, default: isDefault });
    const voices = [voice("cloud", "nl-NL", false), voice("be", "nl_BE", true), voice("en", "en-GB", true, true), voice("nl", "nl-NL", true), voice("old", "nl", undefined)];
    assert.deepEqual(voicesFor(voices, "nl").map(({ name }) => name), ["be", "nl"]);
    assert.deepEqual(voicesFor(voices, "nl-NL").map(({ name }) => name), ["nl", "be"]);
    assert.deepEqual(voicesFor(voices, "fr"), []);
    assert.deepEqual(voicesFor([], "nl"), []);
});

test("long texts are read in pieces, and every word is read", () => {
    const sentence = "Dit is een zin van een gewone lengte over een baby. ";
    const pieces = piecesOf(sentence.repeat(10));
    assert.ok(pieces.length > 2 && pieces.every((piece) => piece.length <= 200 && piece.endsWith(".")));
    assert.equal(pieces.join(" "), sentence.repeat(10).trim());
    assert.deepEqual(piecesOf("  Eén kop  "), ["Eén kop"]);
    assert.deepEqual(piecesOf(""), []);
    assert.deepEqual(piecesOf("Zij zegt: ‘Kom maar.’ En 2,5 keer. Klaar"), ["Zij zegt: ‘Kom maar.’ En 2,5 keer. Klaar"]);
});

test("P-47: a mistake is told with unit, place and version, and without the learner", () => {
    const facts = [{ label: "Onderdeel", value: "Het babybrein" }, { label: "Plek", value: "" }, { label: "Versie", value: "1.2.0" }];
    assert.equal(reportText(" Er staat 7. ", facts), "Onderdeel: Het babybrein\nVersie: 1.2.0\n\nEr staat 7.");
});

test("a mail address that every mail program takes (RFC 6068)", () => {
    const address = mailAddress("hulp@opleider.example", "Fout & zo", "regel 1\nregel 2");
    assert.equal(address, "mailto:hulp@opleider.example?subject=Fout%20%26%20zo&body=regel%201%0D%0Aregel%202");
    const long = mailAddress("hulp@opleider.example", "x", "👶 é".repeat(500));
    assert.ok(long.length < 2000);
    assert.match(decodeURIComponent(long), /…$/);
});
