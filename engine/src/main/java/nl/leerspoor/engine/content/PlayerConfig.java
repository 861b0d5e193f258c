package nl.leerspoor.engine.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitInfo;

/** The configuration a package hands to its player (docs/player.md). */
final class PlayerConfig {
    /** Version of the contract between compiler and player. */
    private static final int CONTRACT = 1;

    private PlayerConfig() {}

    static String json(PackagePlan plan) {
        Course course = plan.course();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("contract", CONTRACT);
        json.put("format", plan.format().key());
        json.put("package", plan.id());
        if (plan.format().edition() != null && plan.scos() != ScoPer.COURSE) {
            json.put("scos", plan.scos().key());
        }
        json.put("course", course(course));
        if (!course.glossary().isEmpty()) {
            json.put("glossary", GlossaryScript.PATH);
        }
        json.put("modules", plan.modules().stream().map(PlayerConfig::module).toList());
        Exam exam = plan.exam();
        if (exam != null) {
            json.put("exam", exam(exam));
        }
        Course.Workbook workbook = course.workbook();
        if (workbook != null && !plan.workbookParts().isEmpty()) {
            json.put("workbook", workbook(workbook, parts(plan)));
        }
        LrsAccess lrs = plan.lrs();
        if (lrs != null) {
            json.put("lrs", lrs(lrs));
        }
        return Json.inScript(json);
    }

    private static Map<String, Object> course(Course course) {
        Map<String, Object> support = new LinkedHashMap<>();
        support.put("name", course.support().name());
        support.put("email", course.support().email());
        support.put("hours", course.support().hours());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", course.id());
        json.put("iri", course.iri());
        json.put("title", course.title());
        json.put("language", course.language());
        json.put("version", course.version());
        json.put("example", course.example());
        json.put("support", support);
        return json;
    }

    private static Map<String, Object> module(Module module) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", module.id());
        json.put("iri", module.iri());
        json.put("title", module.title());
        json.put("content", PageRenderer.contentPath(module));
        json.put("search", SearchIndex.path(module));
        json.put("units", module.lessons().stream().map(PlayerConfig::unit).toList());
        return json;
    }

    private static Map<String, Object> unit(Unit unit) {
        UnitInfo info = unit.info();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", unit.id());
        json.put("iri", unit.iri());
        json.put("kind", unit.kind().key());
        json.put("title", unit.title());
        json.put("minutes", unit.load().total().toMinutes());
        json.put("summary", info == null ? "" : info.summary());
        return json;
    }

    private static Map<String, Object> exam(Exam exam) {
        // D-10: nothing of the bank, not even the ids of its items.
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", exam.id());
        json.put("iri", exam.iri());
        json.put("title", exam.title());
        json.put("questions", exam.questions());
        json.put("passMark", exam.passMark());
        json.put("attempts", exam.attempts());
        return json;
    }

    private static List<Object> parts(PackagePlan plan) {
        List<Object> parts = new ArrayList<>();
        for (Unit unit : plan.workbookParts()) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("id", unit.id());
            part.put("iri", unit.iri());
            part.put("module", moduleOf(plan.course(), unit));
            part.put("title", unit.title());
            parts.add(part);
        }
        return parts;
    }

    private static String moduleOf(Course course, Unit unit) {
        return course.modules().stream()
                .filter(module -> module.units().contains(unit))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static Map<String, Object> workbook(Course.Workbook workbook, List<Object> parts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", workbook.id());
        json.put("iri", workbook.iri());
        json.put("title", workbook.title());
        json.put("parts", parts);
        return json;
    }

    private static Map<String, Object> lrs(LrsAccess lrs) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("endpoint", lrs.endpoint().toString());
        json.put("key", lrs.key());
        json.put("secret", lrs.secret());
        json.put("engine", lrs.engine().toString());
        return json;
    }
}
