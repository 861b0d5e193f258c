import assert from "node:assert/strict";
import test from "node:test";
import { attire, CHOICES, readSettings } from "../src/core/settings.js";
import en from "../src/lang/en.js";
import nl from "../src/lang/nl.js";

test("settings that nobody knows fall back to the first choice", () => {
    assert.deepEqual(readSettings(null), { text: "1", theme: "device", motion: "device" });
    assert.deepEqual(readSettings({ text: "3", theme: "sepia", motion: "less", more: 1 }), { text: "3", theme: "device", motion: "less" });
});

test("the page hears what to do, never to ask the device", () => {
    const device = { text: "1", theme: "device", motion: "device" };
    assert.deepEqual(attire(device, { dark: true, calm: false }), { text: "1", theme: "dark", motion: "full" });
    assert.deepEqual(attire(device, { dark: false, calm: true }), { text: "1", theme: "light", motion: "less" });
    assert.deepEqual(attire({ text: "4", theme: "light", motion: "less" }, { dark: true, calm: false }), { text: "4", theme: "light", motion: "less" });
});

test("every choice has words in both languages", () => {
    for (const { settings } of [nl, en]) {
        for (const [name, values] of Object.entries(CHOICES)) {
            assert.ok(settings[name]);
            for (const value of values) assert.ok(settings.choices[name][value], `${name} ${value}`);
        }
    }
});
