// Saves what is typed after a short pause, field by field. Without this script the button saves.
const form = document.querySelector("[data-workbook]");
const savedNote = document.querySelector("[data-workbook-saved]");
const offlineNote = document.querySelector("[data-workbook-offline]");
const signedOutNote = document.querySelector("[data-workbook-signed-out]");
const PAUSE_MS = 1500;
const RETRY_MS = 5000;
const TIMEOUT_MS = 15000;
const OWN = new Set(["formToken", "revision", "go"]);

// What is on the server as far as this page knows, by field.
let known = values();
let timer = 0;

function values() {
    return new Map([...new FormData(form)].filter(([name]) => !OWN.has(name)));
}

function changed() {
    return [...values()].filter(([name, value]) => known.get(name) !== value);
}

/** Posts to the engine; null when that did not work just now. */
async function post(fields) {
    let response;
    try {
        response = await fetch(form.action, {
            method: "POST",
            headers: { Accept: "application/json", "X-Form-Token": form.elements.formToken.value },
            body: new URLSearchParams(fields),
            signal: AbortSignal.timeout(TIMEOUT_MS),
        });
    } catch {
        return null;
    }
    if (!response.ok || !response.headers.get("Content-Type")?.startsWith("application/json")) {
        // The text stays on the page, whatever is the matter.
        signedOutNote.hidden = response.status >= 500;
        return null;
    }
    return response.json();
}

// One at a time and in order, so that the last text wins.
let queue = Promise.resolve(true);
function save(go = "save") {
    clearTimeout(timer);
    queue = queue.then(async () => {
        const fields = changed();
        if (fields.length === 0 && go === "save") {
            return true;
        }
        savedNote.textContent = "Bezig met bewaren …";
        const state = await post([...fields, ["go", go]]);
        if (state === null) {
            offlineNote.hidden = !signedOutNote.hidden;
            savedNote.textContent = "Nog niet bewaard";
            timer = setTimeout(save, RETRY_MS);
            return false;
        }
        offlineNote.hidden = true;
        signedOutNote.hidden = true;
        if (state.closed) {
            known = values();
            location.assign(state.next);
            return false;
        }
        fields.forEach(([name, value]) => known.set(name, value));
        form.elements.revision.value = state.revision;
        savedNote.textContent = `Bewaard: ${state.at}`;
        if (go !== "save") {
            location.assign(state.next);
        }
        return true;
    });
    return queue;
}

form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE_MS);
});
form.addEventListener("change", () => save());
form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(event.submitter?.value ?? "save");
});
window.addEventListener("online", () => save());
document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") {
        save();
    }
});
window.addEventListener("beforeunload", (event) => {
    if (changed().length > 0) {
        event.preventDefault();
    }
});

// How many words there are, where a minimum is asked.
for (const area of form.querySelectorAll("textarea[data-min-words]")) {
    const least = Number(area.dataset.minWords);
    const hint = document.getElementById(`${area.name}-hint`);
    if (least > 0 && hint && !hint.classList.contains("wb-gap")) {
        const count = () => {
            const words = area.value.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
            hint.textContent = `Minstens ${least} woorden; je hebt er ${words}`;
        };
        area.addEventListener("input", count);
        count();
    }
}
