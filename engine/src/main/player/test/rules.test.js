import assert from "node:assert/strict";
import test from "node:test";
import { isComplete } from "../src/core/completion.js";
import { locationOf, pageAt, readCourse } from "../src/core/course.js";
import { hundredths, isRight, scoreQuiz } from "../src/core/scoring.js";
import { addSegment, covered, playedSegments, wholeSeconds } from "../src/core/segments.js";
import { hmacSha256, sha256 } from "../src/core/sha256.js";
import { countWords, plainText } from "../src/core/text.js";
import { ActiveClock, isoDuration, scormTime } from "../src/core/time.js";
import { length } from "../src/lang/format.js";
import en from "../src/lang/en.js";
import nl from "../src/lang/nl.js";
import { pickLanguage } from "../src/lang/index.js";
import { config } from "./sample.js";

test("completion, kind by kind (D-16)", () => {
    for (const [kind, seen, done] of [
        ["video", { share: 0.9 }, true], ["video", { share: 0.899 }, false], ["video", { share: 0, transcriptRead: true }, true],
        ["article", { endReached: true }, true], ["article", {}, false],
        ["example", { endReached: true, questionOpened: true }, true], ["example", { endReached: true, questionOpened: false }, false], ["example", { questionOpened: true }, false],
        ["quiz", { handedIn: true }, true], ["quiz", {}, false],
        ["theory", { questions: 2, answered: 2 }, true], ["theory", { questions: 2, answered: 1 }, false], ["theory", { questions: 0, answered: 0 }, false],
        ["practice", { confirmed: true }, true], ["practice", {}, false],
        ["unknown", { endReached: true }, false],
    ]) assert.equal(isComplete(kind, seen), done, `${kind} ${JSON.stringify(seen)}`);
});

test("only what was really watched counts", () => {
    let seen = [];
    seen = addSegment(seen, 0, 10);
    seen = addSegment(seen, 5, 12);
    seen = addSegment(seen, 30, 40);
    seen = addSegment(seen, 40.2, 41);
    seen = addSegment(seen, 3, 3);
    assert.deepEqual(seen, [[0, 12], [30, 41]]);
    assert.equal(covered(seen), 23);
    assert.equal(playedSegments(seen), "0[.]12[,]30[.]41");
    assert.deepEqual(wholeSeconds([[0.2, 11.6], [20, 20.3]]), [[0, 12]]);
});

test("right is exactly the right options", () => {
    const question = { options: [{ id: "a", right: true }, { id: "b", right: false }, { id: "c", right: true }], points: 2 };
    assert.ok(isRight(question, ["c", "a"]));
    assert.ok(!isRight(question, ["a"]));
    assert.ok(!isRight(question, ["a", "b", "c"]));
    const quiz = [question, { options: [{ id: "a", right: true }] }];
    assert.deepEqual(scoreQuiz(quiz, (one) => hundredths(one, ["a"])), { raw: 1, max: 3, right: 1, total: 2 });
});

test("SCORM time spans: hh:mm:ss.cc", () => {
    assert.equal(scormTime(0), "00:00:00.00");
    assert.equal(scormTime(3_723_456), "01:02:03.45");
    assert.equal(scormTime(120 * 3_600_000), "120:00:00.00");
    assert.equal(scormTime(1e12), "9999:59:59.99");
    assert.equal(scormTime(-5), "00:00:00.00");
});

test("ISO durations with at most two decimals", () => {
    assert.equal(isoDuration(0), "PT0S");
    assert.equal(isoDuration(1234), "PT1.23S");
    assert.equal(isoDuration(60_000), "PT1M");
    assert.equal(isoDuration(3_600_000), "PT1H");
    assert.equal(isoDuration(5_430_500), "PT1H30M30.5S");
});

test("time counts while the page is seen and something happens", () => {
    let now = 0;
    const clock = new ActiveClock(() => now, 1000);
    clock.alive();
    now = 600;
    clock.alive();
    assert.equal(clock.total(), 600);
    now = 5000; // idle since 600
    assert.equal(clock.total(), 600);
    clock.alive();
    now = 5100;
    assert.equal(clock.total(), 700);
    clock.pause();
    now = 9000;
    assert.equal(clock.total(), 700);
});

test("SHA-256 (FIPS 180-4) and HMAC (RFC 4231)", () => {
    assert.equal(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert.equal(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert.equal(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    assert.equal(sha256("a".repeat(1_000_000)), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    assert.equal(hmacSha256("Jefe", "what do ya want for nothing?"), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    assert.equal(hmacSha256("\x0b".repeat(20), "Hi There"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
});

test("a long key is hashed first, and UTF-8 counts in bytes", async () => {
    const { createHmac } = await import("node:crypto");
    for (const [key, text] of [["k".repeat(200), "x"], ["beter_met_babys", "Zoë – 👶"], ["", ""]]) {
        assert.equal(hmacSha256(key, text), createHmac("sha256", key).update(text).digest("hex"));
    }
});

test("plain words out of HTML", () => {
    assert.equal(plainText("<p>Wat <em>zie</em> je&nbsp;&amp; hoor je&#63;</p>"), "Wat zie je & hoor je?");
    assert.equal(countWords("  De baby's hand, 2 keer – oog-contact. "), 6);
});

test("the course, and one assignable unit of it", () => {
    const whole = readCourse(config(), null);
    assert.equal(whole.scope, "course");
    assert.deepEqual(whole.pages.map((page) => page.id), ["film", "tekst", "quiz", "open", "praktijk", "voorbeeld", "tweede", "werkboek", "eindtoets"]);
    assert.equal(pageAt(whole, "m1/quiz").kind, "quiz");
    assert.equal(locationOf(whole.exam), "eindtoets");
    const module = readCourse(config(), "m2");
    assert.deepEqual([module.scope, module.subject.iri, module.pages.length], ["module", config().modules[1].iri, 1]);
    const exam = readCourse(config(), "eindtoets");
    assert.deepEqual([exam.scope, exam.units.length, exam.pages.map((page) => page.id)], ["exam", 0, ["eindtoets"]]);
    const one = readCourse(config(), "m1/quiz");
    assert.deepEqual([one.scope, one.subject.iri, one.subject.type, one.pages.map((page) => page.id)], ["unit", config().modules[0].units[2].iri, "quiz", ["quiz"]]);
    assert.equal(readCourse(config(), "m1/weg").scope, "module");
    assert.equal(readCourse({ ...config(), package: "cursus.m1", modules: [config().modules[0]], exam: undefined }, null).scope, "module");
});

test("both languages say everything", () => {
    const keys = (object, path = "") => Object.entries(object).flatMap(([key, value]) =>
        value && typeof value === "object" && !Array.isArray(value) ? keys(value, `${path}${key}.`) : [`${path}${key}:${typeof value}`]);
    const withoutTypes = (list) => list.map((key) => key.replace(/:.*/, "")).sort();
    assert.deepEqual(withoutTypes(keys(en)), withoutTypes(keys(nl)));
    assert.equal(pickLanguage(null, ["en-GB"], "nl"), "en");
    assert.equal(pickLanguage(null, [], "de"), "nl");
});

test("durations are promised honestly", () => {
    assert.equal(length(12, "u", "min"), "12 min");
    assert.equal(length(61, "u", "min"), "1 u 5 min");
    assert.equal(length(540, "u", "min"), "9 u");
});
