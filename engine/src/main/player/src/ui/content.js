// Loads content/<module>.js when it is needed: a classic script that calls leerspoorContent("<module>", {…}).

const loaded = new Map();
const loading = new Map();

window.leerspoorContent = (module, units) => loaded.set(module, units);

/** Lets the browser paint, and hear the learner, before more is done. */
export const breath = () => new Promise((resolve) => setTimeout(resolve));

/** Resolves when there is nothing better to do, or in two seconds: what the page can be read without waits for it. */
export function quiet() {
    const wait = window.requestIdleCallback ?? ((action) => setTimeout(action, 1000));
    return new Promise((resolve) => wait(resolve, { timeout: 2000 }));
}

/** The other modules, one by one in quiet moments: small, and then there when the network is not. */
export async function fetchAhead(modules) {
    for (const module of modules) {
        await quiet();
        await contentOf(module).catch(() => {});
    }
}

/** The units of a module; rejects when the script cannot be had. */
export function contentOf(module) {
    if (loaded.has(module.id)) return Promise.resolve(loaded.get(module.id));
    if (!loading.has(module.id)) {
        loading.set(module.id, new Promise((resolve, reject) => {
            const script = document.createElement("script");
            script.src = module.content;
            script.onload = () => (loaded.has(module.id) ? resolve(loaded.get(module.id)) : reject(new Error(`${module.content} holds no ${module.id}`)));
            script.onerror = () => reject(new Error(`${module.content} does not load`));
            document.head.append(script);
        }).finally(() => loading.delete(module.id)));
    }
    return loading.get(module.id);
}
