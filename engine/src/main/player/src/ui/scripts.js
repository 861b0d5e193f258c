// Files of the package that are loaded when they are needed: classic scripts, because a page on a disk may fetch nothing else.
// Each calls a function of ours with what it holds, last.

import { quiet } from "./pause.js";

const held = new Map();
let given = null; // a browser tells that a script was loaded before it runs the next one

/** Resolves to what `path` gives to `window[receiver]`; rejects when it cannot be had, and may then be asked again. */
export function load(path, receiver) {
    if (!held.has(path)) {
        const asked = new Promise((resolve, reject) => {
            window[receiver] = (...what) => (given = what.at(-1));
            const script = document.createElement("script");
            script.src = path;
            script.onload = () => {
                const mine = given;
                given = null;
                if (mine) resolve(mine);
                else reject(new Error(`${path} is empty`));
            };
            script.onerror = () => reject(new Error(`${path} does not load`));
            document.head.append(script);
        });
        held.set(path, asked);
        asked.catch(() => held.delete(path));
    }
    return held.get(path);
}

/** The units of a module. */
export const contentOf = (module) => load(module.content, "leerspoorContent");

/** The other modules, one by one in quiet moments: small, and then there when the network is not. */
export async function fetchAhead(modules) {
    for (const module of modules) {
        await quiet();
        await contentOf(module).catch(() => {});
    }
}
