// One tab at a time. Two that go on from the same place would count time twice and tell the host two different things.

const PATIENCE_MS = 700; // a page that is being reloaded still holds its lock for a moment
const LEAVING_MS = 3000;

/**
 * Resolves once this tab is the only one with `key`, to { taken, release }: whether it took over from another, and how it makes
 * room. `ask()` resolves when the learner wants to take over; `lost()` is called when this tab has to let go, and has saved what it
 * held when it returns.
 *
 * Plain http has no locks: there Learning takes in what another tab did.
 */
export async function only(key, { ask, lost }) {
    const { locks } = navigator;
    if (!key || !locks) return { taken: false, release: () => {} };
    const name = `leerspoor ${key}`;
    const others = new BroadcastChannel(name);
    let letGo = () => {};
    const hold = (options) => new Promise((held, refused) => {
        locks.request(name, options, () => {
            held();
            return new Promise((resolve) => (letGo = resolve));
        }).catch(refused);
    });
    const within = (ms) => {
        const patience = new AbortController();
        const timer = setTimeout(() => patience.abort(), ms);
        return hold({ signal: patience.signal }).then(() => clearTimeout(timer));
    };
    const taken = await within(PATIENCE_MS).then(() => false, () => true);
    if (taken) {
        await ask();
        others.postMessage("mine");
        await within(LEAVING_MS).catch(() => hold({ steal: true })); // a tab that is frozen answers nothing
    }
    const release = () => {
        others.close();
        letGo();
    };
    others.onmessage = () => {
        lost();
        release();
    };
    return { taken, release };
}
