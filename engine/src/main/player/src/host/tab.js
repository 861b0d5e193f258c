// What a launch said, kept in this tab only: a reload goes on with it, another tab or a later day does not.

export function tabStore(win, key) {
    return {
        read() {
            try {
                return JSON.parse(win.sessionStorage.getItem(key));
            } catch {
                return null;
            }
        },
        write({ tab: _, ...launch }) {
            try {
                win.sessionStorage.setItem(key, JSON.stringify(launch));
            } catch {
                // refused: a reload will ask for a new launch
            }
        },
    };
}

/** Launch parameters leave the address bar, for a name by which a reload finds them again (D-23). */
export function cleanAddress(win, parameters, name) {
    const url = new URL(win.location.href);
    parameters.forEach((parameter) => url.searchParams.delete(parameter));
    url.searchParams.set("launch", name);
    win.history.replaceState(win.history.state, "", url);
}
