// One tab at a time. Two that go on from the same place would count time twice and tell the host two different things.

const PATIENCE_MS = 700; // a page that is being reloaded still holds its lock for a moment
const LEAVING_MS = 3000;
const KNOCK_MS = 150;

const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Resolves once this tab is the only one with `key`, to { taken, release }: whether it took over from another, and how it makes
 * room. `ask()` resolves when the learner wants to take over; `lost()` is called when this tab has to let go, and has saved what it
 * held when it returns.
 */
export async function only(key, { ask, lost }) {
    if (!key) return { taken: false, release: () => {} };
    const name = `leerspoor ${key}`;
    const others = new BroadcastChannel(name);
    const takeOver = async () => {
        await ask();
        others.postMessage("mine");
    };
    const { taken, letGo } = await (navigator.locks ? lock(navigator.locks, name, takeOver) : knock(others, takeOver));
    const release = () => {
        others.close();
        letGo();
    };
    others.onmessage = ({ data }) => {
        if (data === "mine") {
            lost();
            release();
        } else others.postMessage("here");
    };
    return { taken, release };
}

async function lock(locks, name, takeOver) {
    let letGo = () => {};
    let mine = false;
    const hold = (options) => new Promise((answer, refused) => {
        locks.request(name, options, (held) => {
            answer();
            mine = held !== null;
            return mine && new Promise((resolve) => (letGo = resolve));
        }).catch(refused);
    });
    let taken = false;
    await hold({ ifAvailable: true });
    if (!mine) {
        const leaving = new AbortController();
        const held = hold({ signal: leaving.signal }).catch(() => {}); // given up below
        await Promise.race([held, after(PATIENCE_MS)]);
        // A busy device may hear late that the lock is ours: only a request that still waits has another tab in its way.
        taken = !mine && (await locks.query()).pending.some((waiting) => waiting.name === name);
        if (taken) {
            await takeOver();
            await Promise.race([held, after(LEAVING_MS)]);
            if (!mine) { // a tab that is frozen answers nothing
                leaving.abort();
                await hold({ steal: true });
            }
        }
        await held;
    }
    return { taken, letGo: () => letGo() };
}

/** Plain http has no locks: a tab that is there says so. One that is frozen does not; Learning takes in what it did. */
async function knock(others, takeOver) {
    const answer = new Promise((resolve) => (others.onmessage = ({ data }) => data === "here" && resolve(true)));
    others.postMessage("who");
    const taken = (await Promise.race([answer, after(KNOCK_MS)])) === true;
    if (taken) {
        await takeOver();
        await after(KNOCK_MS);
    }
    return { taken, letGo: () => {} };
}
