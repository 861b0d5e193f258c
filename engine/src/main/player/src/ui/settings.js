// The settings: text size, colours, motion, language of the player. Each takes effect at once and stays on this device.

import { CHOICES } from "../core/settings.js";
import { LANGUAGES } from "../lang/index.js";
import { change, settings } from "./dress.js";
import { openDialog } from "./dialog.js";
import { button, h } from "./dom.js";

/** `at` names the setting that gets the focus: a new language draws all of this again. */
export function openSettings(t, switchLanguage, at = null) {
    const now = settings();
    const groups = Object.keys(CHOICES).map((name) =>
        group(name, t.settings[name], CHOICES[name].map((value) => ({ value, label: t.settings.choices[name][value] })), now[name], (value) => change(name, value)));
    const languages = LANGUAGES.map((value) => ({ value, label: value === t.code ? t.settings.language.own : t.other.label, lang: value }));
    const box = openDialog(t, t.settings.title,
        h("p", { class: "quiet" }, t.settings.kept),
        groups,
        group("language", t.settings.language.label, languages, t.code, (value) => {
            box.close();
            switchLanguage(value);
        }),
        h("div", { class: "actions" }, button(t.settings.ready, "ready", () => box.close(), { kind: "main" })));
    if (at) box.querySelector(`[name="setting-${at}"]:checked`).focus();
}

function group(name, legend, choices, chosen, onChange) {
    return h("fieldset", { class: "setting" },
        h("legend", {}, legend),
        h("div", { class: "segments" }, choices.map(({ value, label, lang = null }) =>
            h("label", { class: `segment ${name}-${value}`, lang },
                h("input", { type: "radio", name: `setting-${name}`, value, checked: value === chosen, on: { change: () => onChange(value) } }),
                h("span", {}, label)))));
}
