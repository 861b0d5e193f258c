// Files of the package that are loaded when they are needed: classic scripts, because a page on a disk may fetch nothing else.
// Each calls a function of ours with what it holds.

const held = new Map();

/** Resolves to what `path` gives to `window[receiver]`; rejects when it cannot be had, and may then be asked again. */
export function load(path, receiver) {
    if (!held.has(path)) {
        const asked = new Promise((resolve, reject) => {
            let given = null;
            window[receiver] = (what) => (given = what);
            const script = document.createElement("script");
            script.src = path;
            script.onload = () => (given ? resolve(given) : reject(new Error(`${path} is empty`)));
            script.onerror = () => reject(new Error(`${path} does not load`));
            document.head.append(script);
        });
        held.set(path, asked);
        asked.catch(() => held.delete(path));
    }
    return held.get(path);
}
