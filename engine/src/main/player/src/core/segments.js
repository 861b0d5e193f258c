// Which parts of a film were really watched: sorted, disjoint [from, to] in seconds.

const GAP = 0.35; // two timeupdates that touch, after rounding by the browser

export function addSegment(segments, from, to) {
    if (!(to > from)) return segments;
    const merged = [];
    for (const [a, b] of [...segments, [from, to]].sort((x, y) => x[0] - y[0])) {
        const last = merged[merged.length - 1];
        if (last && a <= last[1] + GAP) last[1] = Math.max(last[1], b);
        else merged.push([a, b]);
    }
    return merged;
}

export function covered(segments) {
    return segments.reduce((sum, [from, to]) => sum + to - from, 0);
}

/** For the state: rounded to whole seconds, at most 12 pieces (the longest). */
export function wholeSeconds(segments) {
    return segments
        .map((segment) => segment.map(Math.round))
        .filter(([from, to]) => to > from)
        .sort((x, y) => y[1] - y[0] - (x[1] - x[0]))
        .slice(0, 12)
        .sort((x, y) => x[0] - y[0]);
}

/** The Video Profile's played-segments: 0[.]12.5[,]30[.]41.2 */
export function playedSegments(segments) {
    return segments.map(([from, to]) => `${seconds(from)}[.]${seconds(to)}`).join("[,]");
}

/** Seconds with at most three decimals, as the Video Profile asks. */
export function seconds(value) {
    return Math.round(value * 1000) / 1000;
}
