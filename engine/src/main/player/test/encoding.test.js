import assert from "node:assert/strict";
import test from "node:test";
import { decode, emptyRecord, emptyState, encode, LIMIT } from "../src/core/encoding.js";
import { shortHash } from "../src/core/hash.js";
import { merge, Progress, unitKey } from "../src/core/progress.js";
import { packUuid, unpackUuid, uuid } from "../src/core/uuid.js";

const record = (change) => ({ ...emptyRecord(), ...change });

function bigCourse(units, questions) {
    const state = { ...emptyState(), registration: uuid(), saved: 123456, failed: 1, place: 63 };
    for (let n = 0; n < units; n++) {
        const answers = {};
        for (let q = 0; q < questions; q++) answers[shortHash(`q${n}_${q}`, 3)] = { chosen: q % 5 ? "b" : "acd", checked: true };
        state.units[shortHash(`module_${n % 6}/unit_${n}`, 4)] =
            n % 4 === 0 ? record({ done: true, handedIn: true, seconds: 1200, best: { raw: 9, max: 10 }, answers })
            : n % 4 === 1 ? record({ done: true, seconds: 900, film: { at: 850, seen: [[0, 900]] } })
            : n % 4 === 2 ? record({ done: false, seconds: 300, theory: ["abc", "def", "ghi"] })
            : record({ done: true, opened: true, seconds: 600 });
    }
    return state;
}

test("a full state comes back as it was", () => {
    const state = { ...emptyState(), registration: uuid(), saved: 42, reported: 3, failed: 2, place: 31 };
    state.units["Ab-_"] = record({ done: true, handedIn: true, seconds: 120, best: { raw: 3, max: 4 }, answers: { abc: { chosen: "b", checked: true }, "x-_": { chosen: "ac", checked: false } } });
    state.units.film = record({ film: { at: 71, seen: [[0, 30], [60, 95]] } });
    state.units.thry = record({ theory: ["q_1", "q-2"], seconds: 40 });
    state.units.exmp = record({ opened: true });
    assert.deepEqual(decode(encode(state)), state);
});

test("holds only what every host takes: printable ASCII without quotes, backslash, < and &", () => {
    assert.match(encode(bigCourse(100, 10)), /^[A-Za-z0-9_.@:!*~()-]+$/);
});

test("a course of 100 units with 25 quizzes of 10 questions fits whole", () => {
    const state = bigCourse(100, 10);
    const text = encode(state);
    assert.ok(text.length <= LIMIT, `${text.length}`);
    const again = decode(text);
    assert.equal(Object.keys(again.units).length, 100);
    assert.equal(Object.values(again.units).filter((unit) => Object.keys(unit.answers).length === 10).length, 25);
});

test("a course far too large lets go of answers first, never of what is done or scored", () => {
    const state = bigCourse(250, 30);
    const text = encode(state);
    assert.ok(text.length <= LIMIT, `${text.length}`);
    const again = decode(text);
    for (const [key, unit] of Object.entries(state.units)) {
        assert.equal(again.units[key]?.done ?? false, unit.done);
        assert.deepEqual(again.units[key]?.best ?? null, unit.best);
    }
});

test("the unit at hand keeps its answers longest", () => {
    const state = bigCourse(250, 30);
    const current = Object.keys(state.units)[8];
    assert.equal(Object.keys(decode(encode(state, LIMIT, current)).units[current].answers).length, 30);
});

test("what cannot be read is skipped, what is not ours is refused", () => {
    assert.equal(decode(""), null);
    assert.equal(decode(null), null);
    assert.equal(decode("2.x.y.z"), null);
    assert.equal(decode("<html>error</html>"), null);
    const text = encode(bigCourse(12, 3));
    for (let cut = 0; cut <= text.length; cut++) decode(text.slice(0, cut));
    const state = decode(`${text}.####.abc`);
    assert.equal(Object.keys(state.units).length, 12);
});

test("units of another version of the course are carried along", () => {
    const progress = Progress.read(encode(bigCourse(8, 2)));
    const mine = { module: "new", id: "unit" };
    progress.unit(mine).done = true;
    const again = Progress.read(progress.save());
    assert.equal(Object.keys(again.state.units).length, 9);
    assert.ok(again.isDone(mine));
});

test("a UUID keeps its 128 bits in 22 characters", () => {
    for (const id of [uuid(), "00000000-0000-4000-8000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff"]) {
        assert.equal(packUuid(id).length, 22);
        assert.equal(unpackUuid(packUuid(id)), id);
    }
    assert.equal(unpackUuid("short"), null);
    assert.equal(unpackUuid("______________________"), null);
});

test("short hashes are part of the stored format", () => {
    assert.equal(shortHash("ontwikkeling/het_babybrein", 4), "zik3");
    assert.equal(shortHash("kijkt_weg", 3), "YNt");
});

test("two copies of one attempt become one and lose nothing", () => {
    const [a, b, c] = ["a", "b", "c"].map((id) => ({ module: "m", id, kind: "quiz" }));
    const lms = new Progress();
    lms.unit(a).done = true;
    lms.unit(c).best = { raw: 4, max: 4 };
    lms.save();
    const device = Progress.read(lms.save());
    device.unit(b).done = true;
    device.unit(c).best = { raw: 1, max: 4 };
    device.save();
    const merged = merge(lms, device);
    assert.ok(merged.isDone(a) && merged.isDone(b));
    assert.deepEqual(merged.unit(c).best, { raw: 4, max: 4 });
    assert.equal(merged.state.saved, device.state.saved);
    assert.deepEqual(Object.keys(merged.state.units).sort(), [a, b, c].map(unitKey).sort());
});
