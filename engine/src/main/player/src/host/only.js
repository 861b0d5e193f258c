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
    let mine = false;
    const hold = (options) => new Promise((answer, refused) => {
        locks.request(name, options, (lock) => {
            answer();
            mine = lock !== null;
            return mine && new Promise((resolve) => (letGo = resolve));
        }).catch(refused);
    });
    const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    let taken = false;
    await hold({ ifAvailable: true });
    if (!mine) {
        const leaving = new AbortController();
        const held = hold({ signal: leaving.signal }).catch(() => {}); // given up below
        await Promise.race([held, after(PATIENCE_MS)]);
        // A busy device may hear late that the lock is ours: only a request that still waits has another tab in its way.
        taken = !mine && (await locks.query()).pending.some((lock) => lock.name === name);
        if (taken) {
            await ask();
            others.postMessage("mine");
            await Promise.race([held, after(LEAVING_MS)]);
            if (!mine) { // a tab that is frozen answers nothing
                leaving.abort();
                await hold({ steal: true });
            }
        }
        await held;
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
