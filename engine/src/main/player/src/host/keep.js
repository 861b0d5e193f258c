// localStorage that never throws. Keys start with "leerspoor": an LMS shares its origin with every other package.

const PREFIX = "leerspoor ";

/** Null when there is nothing, or storage is refused. */
export function recall(key) {
    try {
        return JSON.parse(localStorage.getItem(PREFIX + key));
    } catch {
        return null;
    }
}

/** False when the browser refused. */
export function remember(key, value) {
    try {
        localStorage.setItem(PREFIX + key, JSON.stringify(value));
        return true;
    } catch {
        return false;
    }
}
