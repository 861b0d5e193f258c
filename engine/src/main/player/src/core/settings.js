// How the learner wants the player to look. Kept on the device; whatever is not known falls back to the first choice.

export const CHOICES = {
    text: ["1", "2", "3", "4"],
    theme: ["device", "light", "dark"],
    motion: ["device", "less"],
};

/** { text, theme, motion }, from what was kept. */
export function readSettings(kept) {
    return Object.fromEntries(Object.entries(CHOICES).map(([name, values]) => [name, values.includes(kept?.[name]) ? kept[name] : values[0]]));
}

/** What the style sheet is told: never "as the device". */
export function attire(settings, { dark, calm }) {
    return {
        text: settings.text,
        theme: settings.theme === "device" ? (dark ? "dark" : "light") : settings.theme,
        motion: settings.motion === "less" || calm ? "less" : "full",
    };
}
