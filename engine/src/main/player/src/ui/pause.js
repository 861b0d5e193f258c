// Moments in which a slow phone gets room.

/** Lets the browser paint, and hear the learner, before more is done. */
export const breath = () => new Promise((resolve) => setTimeout(resolve));

/** Resolves when there is nothing better to do, or in two seconds: what the page can be read without waits for it. */
export function quiet() {
    const wait = window.requestIdleCallback ?? ((action) => setTimeout(action, 1000));
    return new Promise((resolve) => wait(resolve, { timeout: 2000 }));
}
