/** Rounded to what can honestly be promised: minutes up to half an hour, then steps of five. */
export function length(minutes, hourWord, minuteWord) {
    const honest = minutes <= 30 ? Math.ceil(minutes) : Math.ceil(minutes / 5) * 5;
    const hours = Math.floor(honest / 60);
    const rest = honest % 60;
    return [hours ? `${hours} ${hourWord}` : "", rest || !hours ? `${rest} ${minuteWord}` : ""].filter(Boolean).join(" ");
}
