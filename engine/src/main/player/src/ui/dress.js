// Puts the learner's settings, or else the device's, on the page as data attributes. The style sheet knows no media query for them.

import { attire, readSettings } from "../core/settings.js";
import { recall, remember } from "../host/keep.js";

const DARK = "(prefers-color-scheme: dark)";
const CALM = "(prefers-reduced-motion: reduce)";

export const settings = () => readSettings(recall("settings"));

/** Once, before anything is shown; goes on following the device. */
export function dress() {
    put(settings());
    for (const query of [DARK, CALM]) matchMedia(query).addEventListener?.("change", () => put(settings()));
}

export function change(name, value) {
    const changed = { ...settings(), [name]: value };
    remember("settings", changed);
    put(changed);
}

function put(wanted) {
    Object.assign(document.documentElement.dataset, attire(wanted, { dark: matchMedia(DARK).matches, calm: matchMedia(CALM).matches }));
}
