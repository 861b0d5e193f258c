/** Puts text on the clipboard; where the browser refuses, it selects the text in `fallback`, a text field, and answers false. */
export async function copyText(text, fallback) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        fallback.value = text;
        fallback.hidden = false;
        fallback.select();
        try {
            return document.execCommand("copy"); // old, but works in frames that may not use the clipboard
        } catch {
            return false;
        }
    }
}
