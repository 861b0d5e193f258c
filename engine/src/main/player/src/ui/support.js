// Who can help: name, address, hours.

import { h } from "./dom.js";

export function supportLine(support) {
    if (!support) return h("span", {}, "");
    const address = support.email && h("a", { href: `mailto:${support.email}` }, support.email);
    const parts = [support.name, address, support.hours].filter(Boolean);
    return h("span", { class: "support" }, parts.flatMap((part, index) => (index ? [", ", part] : [part])));
}
