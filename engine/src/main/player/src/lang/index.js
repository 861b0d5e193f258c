// Which language the player speaks; the content has its own. The words of the course's language come with the player (build.mjs puts
// them before it), another one's when a learner asks for them.

export const LANGUAGES = ["nl", "en"];

/** The first known one of: the learner's choice here, what the launch prefers, the course's own, Dutch. */
export function pickLanguage(...wishes) {
    for (const wish of wishes.flat()) {
        const code = String(wish ?? "").trim().slice(0, 2).toLowerCase();
        if (LANGUAGES.includes(code)) return code;
    }
    return LANGUAGES[0];
}

/** The words in a language; when its script does not load, those in a language that did. */
export async function wordsIn(code) {
    if (!loaded(code)) {
        await new Promise((done) => {
            const script = document.createElement("script");
            script.src = `player/${code}.js`;
            script.onload = script.onerror = done;
            document.head.append(script);
        });
    }
    return loaded(code) ?? LANGUAGES.map(loaded).find(Boolean);
}

const loaded = (code) => window[`leerspoor_${code}`]?.default;
