// Tells once when the end of a text has been in view for a moment.

const LOOK_MS = 1500;
const AT_LEAST_MS = 4000; // a page that fits the screen is not read at once

export function whenEndReached(sentinel, action) {
    const opened = Date.now();
    let timer = null;
    const observer = new IntersectionObserver(([entry]) => {
        clearTimeout(timer);
        if (!entry.isIntersecting) return;
        timer = setTimeout(() => {
            observer.disconnect();
            action();
        }, Math.max(LOOK_MS, AT_LEAST_MS - (Date.now() - opened)));
    });
    observer.observe(sentinel);
    return () => {
        clearTimeout(timer);
        observer.disconnect();
    };
}
