import assert from "node:assert/strict";
import test from "node:test";
import { mergeNotes, noteKey, notesAsText, notesByUnit, readNotes, sameNotes, splitKey } from "../src/core/notes.js";
import { placeOf, placesOf } from "../src/core/place.js";
import { NoteBook, stateNotes } from "../src/net/notes.js";
import { locationOf, readCourse } from "../src/core/course.js";
import { config } from "./sample.js";

const note = (text, at, more = {}) => ({ text, title: "Kop", n: 1, at, ...more });

/** A device: what it keeps outlives the page. */
function device(kept = null) {
    const it = { kept, read: () => it.kept, write: (notes) => ((it.kept = structuredClone(notes)), true) };
    return it;
}

/** An LRS with one document; `status` other than 200 is trouble. */
function remote() {
    const it = { document: null, status: 200, writes: 0 };
    it.read = async () => (it.status !== 200 ? { status: it.status, ok: false, json: null } : it.document ? { status: 200, ok: true, json: structuredClone(it.document) } : { status: 404, ok: false, json: null });
    it.write = async (document) => {
        if (it.status === 200) {
            it.document = structuredClone(document);
            it.writes += 1;
        }
        return it.status === 200 ? 204 : it.status;
    };
    return it;
}

/** A notebook whose clock and timers are ours. */
function book(options) {
    const time = { now: 1000, waiting: [] };
    const made = new NoteBook({ now: () => time.now, later: (ms, action) => (time.waiting.push({ ms, action }), () => {}), ...options });
    return Object.assign(made, { time });
}

test("a place is named by the words of its heading", () => {
    assert.equal(placeOf("Wanneer deel je wát je ziet?"), "wanneer-deel-je-wat-je-ziet");
    assert.deepEqual(placesOf(["Zien", "Snappen", "Zien"]), ["zien", "snappen", "zien-2"]);
    assert.deepEqual(splitKey(noteKey("m1/tekst", "zien")), { location: "m1/tekst", place: "zien" });
    assert.deepEqual(splitKey(noteKey("m1/tekst")), { location: "m1/tekst", place: "" });
});

test("of two notes at one place the newest stays, whoever merges", () => {
    const a = { x: note("oud", 1), y: note("alleen hier", 5) };
    const b = { x: note("nieuw", 2), z: note("daar", 3) };
    assert.deepEqual(mergeNotes(a, b), { x: note("nieuw", 2), y: note("alleen hier", 5), z: note("daar", 3) });
    assert.ok(sameNotes(mergeNotes(a, b), mergeNotes(b, a)));
    const tie = [{ x: note("a", 7) }, { x: note("b", 7) }];
    assert.deepEqual(mergeNotes(...tie), mergeNotes(...tie.reverse()));
    assert.deepEqual(mergeNotes({ x: note("oud", 1) }, { x: note("", 2, { gone: true }) }).x.gone, true);
});

test("a document of any shape is read, and only notes come out of it", () => {
    for (const odd of [null, undefined, 7, "x", [], { x: null }, { x: { at: "now", text: "a" } }, { x: { at: 1 } }]) assert.deepEqual(readNotes(odd), {});
    assert.deepEqual(readNotes({ x: { text: "weg", at: 1, gone: true, more: 1 } }), { x: { text: "", title: "", n: 0, at: 1, gone: true } });
    assert.equal(readNotes({ x: { text: "a".repeat(9000), at: 1 } }).x.text.length, 2000);
});

test("without a State resource notes stay on the device, and say so", () => {
    const kept = device();
    const first = book({ device: kept });
    first.put("m1/tekst#kop", note("mijn notitie"));
    assert.equal(first.where, "device");
    assert.equal(first.time.waiting.length, 0);
    assert.equal(book({ device: kept }).at("m1/tekst#kop").text, "mijn notitie");
    assert.equal(book({}).where, "memory");
    assert.equal(book({ device: { read: () => null, write: () => false } }).where, "device");
    const full = book({ device: { read: () => null, write: () => false } });
    full.put("a", note("x"));
    assert.equal(full.where, "memory", "storage that refuses is said");
});

test("offline a note is kept on the device and sent later", async () => {
    const lrs = remote();
    const phone = book({ device: device(), remote: lrs });
    lrs.status = 0;
    phone.put("m1/tekst", note("in de trein"));
    await phone.sync();
    assert.equal(phone.where, "waiting");
    assert.equal(lrs.document, null);
    lrs.status = 200;
    phone.time.waiting.at(-1).action();
    await phone.sync();
    assert.equal(phone.where, "state");
    assert.equal(lrs.document.notes["m1/tekst"].text, "in de trein");
});

test("two devices: each gets what the other wrote, the newest of each, and deleting is not undone", async () => {
    const lrs = remote();
    const phone = book({ device: device(), remote: lrs });
    const laptop = book({ device: device(), remote: lrs });
    phone.put("a", note("van de telefoon"));
    phone.put("b", note("eerste"));
    await phone.sync();
    laptop.time.now = 2000;
    laptop.put("b", note("tweede"));
    laptop.put("c", note("van de laptop"));
    await laptop.sync();
    await phone.sync();
    assert.deepEqual(["a", "b", "c"].map((key) => phone.at(key).text), ["van de telefoon", "tweede", "van de laptop"]);
    phone.time.now = 3000;
    phone.remove("a");
    await phone.sync();
    await laptop.sync();
    assert.equal(laptop.at("a"), null);
    laptop.time.now = 500; // its clock runs back: a later change still is the newest
    laptop.put("b", note("derde"));
    await laptop.sync();
    await phone.sync();
    assert.equal(phone.at("b").text, "derde");
});

test("what is written while a write is under way is sent too", async () => {
    const lrs = remote();
    const phone = book({ device: device(), remote: lrs });
    const write = lrs.write;
    lrs.write = async (document) => {
        if (lrs.writes === 0) phone.put("b", note("ondertussen"));
        return write(document);
    };
    phone.put("a", note("eerst"));
    await phone.sync();
    assert.equal(phone.where, "waiting");
    await phone.sync();
    assert.equal(lrs.document.notes.b.text, "ondertussen");
    assert.equal(phone.where, "state");
});

test("D-20: in a review the State document is read and never written", async () => {
    const lrs = remote();
    lrs.document = { v: 1, notes: { a: note("van eerder", 1) } };
    const review = book({ device: device(), remote: lrs, writes: false });
    await review.sync();
    assert.equal(review.at("a").text, "van eerder");
    review.put("b", note("alleen hier"));
    await review.sync();
    review.flush();
    assert.equal(lrs.writes, 0);
    assert.equal(review.where, "device");
});

test("deleting can be undone", () => {
    const one = book({ device: device() });
    one.put("a", note("terug"));
    const before = one.remove("a");
    assert.equal(one.at("a"), null);
    one.put("a", before);
    assert.equal(one.at("a").text, "terug");
    assert.equal(one.at("a").gone, undefined);
});

test("a State document is asked for by activity, agent and registration", async () => {
    const asked = [];
    const lrs = { get: async (...all) => (asked.push(all), { status: 404, ok: false }), put: async (...all) => (asked.push(all), 204) };
    const at = { activityId: "https://x/1", agent: { mbox: "mailto:a@b.nl" }, registration: "r" };
    const one = book({ device: device(), remote: stateNotes(lrs, at) });
    one.put("a", note("x"));
    await one.sync();
    assert.deepEqual(asked.map(([resource, key]) => [resource, key]), Array(2).fill(["activities/state", { stateId: "leerspoor.notes", ...at }]));
});

test("the page shows them in the order of the course, and copies them as text", () => {
    const course = readCourse(config(), null);
    const notes = { "m2/tweede": note("later", 1, { n: 0 }), "m1/tekst#b": note("", 2, { n: 2, title: "B" }), "m1/tekst#a": note("hoi", 3, { n: 1, title: "A" }), "weg/weg": note("x", 1), "m1/film": note("", 1, { gone: true }) };
    const groups = notesByUnit(notes, course.units, locationOf);
    assert.deepEqual(groups.map(({ unit, notes: found }) => [unit.id, found.map(({ place }) => place)]), [["tekst", ["a", "b"]], ["tweede", [""]]]);
    assert.equal(notesAsText(groups, { title: "Mijn notities", bookmark: "Bladwijzer", top: "Begin" }),
        "Mijn notities\n\nTitel tekst\n- A: hoi\n- B: Bladwijzer\n\nTitel tweede\n- Begin: later\n");
});
