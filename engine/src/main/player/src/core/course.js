// The course as this launch shows it: the whole, or one part of it (a cmi5 assignable unit, a SCO of several).

/**
 * Pages are what the learner walks through in order: the lessons, then the workbook and the exam. Every page has `id`, `iri`,
 * `title`, `kind`, and lessons also `module` and `minutes`.
 */
export function readCourse(config, au) {
    const modules = config.modules.map((module) => ({
        ...module,
        units: module.units.map((unit) => ({ ...unit, module: module.id })),
    }));
    const exam = config.exam && { ...config.exam, kind: "exam" };
    const workbook = config.workbook && { ...config.workbook, kind: "workbook" };
    const whole = {
        info: config.course,
        scope: config.package === config.course.id ? "course" : "module",
        modules,
        exam: exam ?? null,
        workbook: workbook ?? null,
        glossary: config.glossary ?? null,
    };
    const shown = au ? only(whole, au) : whole;
    const units = shown.modules.flatMap((module) => module.units);
    const subject = { course: config.course, module: shown.modules[0], unit: units[0] }[shown.scope] ?? shown[shown.scope];
    return {
        ...shown,
        subject: { iri: subject.iri, title: subject.title, type: subject.kind ?? shown.scope },
        units,
        pages: [...units, ...[shown.workbook, shown.exam].filter(Boolean)],
    };
}

function only(whole, au) {
    const [moduleId, unitId] = au.split("/");
    const module = whole.modules.find((candidate) => candidate.id === moduleId);
    const unit = module?.units.find((candidate) => candidate.id === unitId);
    if (unit) return { ...whole, scope: "unit", modules: [{ ...module, units: [unit] }], exam: null, workbook: null };
    if (module) return { ...whole, scope: "module", modules: [module], exam: null, workbook: null };
    if (whole.exam?.id === au) return { ...whole, scope: "exam", modules: [], workbook: null };
    if (whole.workbook?.id === au) return { ...whole, scope: "workbook", modules: [], exam: null };
    return whole;
}

/** `<module>/<unit>`; the exam and the workbook have no module. */
export function locationOf(page) {
    return page.module ? `${page.module}/${page.id}` : page.id;
}

export function pageAt(course, location) {
    return course.pages.find((page) => locationOf(page) === location) ?? null;
}
