// An LMS that keeps what it is told, for the tests.

import assert from "node:assert/strict";

/** prefix and end name its calls: "LMS" and "Finish" (SCORM 1.2), "" and "Terminate" (2004). `broken` replaces some of them. */
export function keepingLms(prefix, end, values, broken = {}) {
    const calls = [];
    const data = { ...values };
    const api = {
        [`${prefix}Initialize`]: () => "true",
        [`${prefix}GetValue`]: (element) => data[element] ?? "",
        [`${prefix}SetValue`]: (element, value) => {
            assert.equal(typeof value, "string");
            calls.push([element, value]);
            data[element] = value;
            return "true";
        },
        [`${prefix}Commit`]: () => (calls.push(["commit"]), "true"),
        [prefix + end]: () => (calls.push([end.toLowerCase()]), "true"),
        [`${prefix}GetLastError`]: () => 0,
        ...broken,
    };
    return { api, calls, data };
}
