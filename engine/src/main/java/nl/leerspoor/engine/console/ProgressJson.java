package nl.leerspoor.engine.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import nl.leerspoor.engine.course.Bucket;
import nl.leerspoor.engine.exam.ExamStatus;
import nl.leerspoor.engine.progress.Completion;
import nl.leerspoor.engine.progress.Eligibility;
import nl.leerspoor.engine.progress.Evidence;
import nl.leerspoor.engine.workbook.WorkbookStatus;
import org.jspecify.annotations.Nullable;

/** The progress page as JSON: the same content, for other programs. */
public final class ProgressJson {
    private ProgressJson() {}

    /**
     * A view as JSON.
     *
     * @param view of one registration
     * @return a new object
     */
    public static ObjectNode of(ProgressView view) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("registration", view.registration().id().toString());
        ObjectNode course = json.putObject("course");
        course.put("id", view.course().id());
        course.put("iri", view.course().iri());
        course.put("title", view.course().title());
        course.put("version", view.course().version());
        json.put("startDate", view.registration().startDate().toString());
        Instant begun = view.registration().begun();
        json.put("begun", begun == null ? null : begun.toString());
        json.put("eligible", view.eligibility().eligible());
        json.put("conclusion", view.eligibility().conclusion());
        ArrayNode criteria = json.putArray("criteria");
        view.eligibility().criteria().forEach(each -> criteria.add(criterion(each)));
        completion(json.putObject("completion"), view.completion());
        studyLoad(json.putObject("studyLoad"), view);
        ExamStatus exam = view.exam();
        if (exam != null) {
            json.set("exam", exam(exam));
        }
        WorkbookStatus workbook = view.workbook();
        if (workbook != null) {
            json.set("workbook", workbook(workbook));
        }
        return json;
    }

    /**
     * Where a learner stands in the exam, as docs/player.md writes it.
     *
     * @param status where
     * @return a new object
     */
    public static ObjectNode exam(ExamStatus status) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("state", status.state().key());
        Integer raw = status.raw();
        if (raw != null) {
            json.put("raw", raw);
        }
        json.put("max", status.max());
        json.put("attemptsUsed", status.attemptsUsed());
        json.put("attempts", status.attempts());
        String reason = status.reason();
        if (reason != null) {
            json.put("reason", reason);
        }
        return json;
    }

    /**
     * Where a learner stands in the workbook, as docs/player.md writes it.
     *
     * @param status where
     * @return a new object
     */
    public static ObjectNode workbook(WorkbookStatus status) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("state", status.state().key());
        ArrayNode parts = json.putArray("parts");
        status.parts()
                .forEach(
                        part ->
                                parts.addObject()
                                        .put("id", part.id())
                                        .put("state", part.state().key()));
        return json;
    }

    private static ObjectNode criterion(Eligibility.Criterion criterion) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", criterion.kind().key());
        json.put("met", criterion.met());
        json.put("explanation", criterion.explanation());
        ArrayNode evidence = json.putArray("evidence");
        criterion.evidence().forEach(each -> evidence.add(evidence(each)));
        return json;
    }

    private static @Nullable ObjectNode evidence(@Nullable Evidence evidence) {
        if (evidence == null) {
            return null;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("statement", evidence.statement().toString());
        json.put("at", evidence.at().toString());
        json.put("scoredBy", evidence.trust().scoredBy().key());
        json.put("identity", evidence.trust().identity().key());
        json.put("source", Dutch.source(evidence.trust().scoredBy()));
        if (evidence.clockDoubted()) {
            json.put("clockDoubted", true);
        }
        return json;
    }

    private static void completion(ObjectNode json, Completion completion) {
        json.put("allModules", completion.allModules());
        ArrayNode modules = json.putArray("modules");
        for (Completion.ModuleState state : completion.modules()) {
            ObjectNode module = modules.addObject();
            module.put("id", state.module().id());
            module.put("iri", state.module().iri());
            module.put("title", state.module().title());
            module.put("complete", state.complete());
            module.set("evidence", evidence(state.evidence()));
            lessons(module.putArray("lessons"), state.lessons());
        }
    }

    private static void lessons(ArrayNode json, List<Completion.LessonState> lessons) {
        for (Completion.LessonState state : lessons) {
            ObjectNode lesson = json.addObject();
            lesson.put("id", state.unit().id());
            lesson.put("iri", state.unit().iri());
            lesson.put("kind", state.unit().kind().key());
            lesson.put("title", state.unit().title());
            lesson.put("complete", state.evidence() != null);
            lesson.set("evidence", evidence(state.evidence()));
            Double best = state.bestScore();
            if (best != null) {
                lesson.put("bestScore", best);
            }
        }
    }

    private static void studyLoad(ObjectNode json, ProgressView view) {
        for (Bucket bucket : Bucket.values()) {
            json.putObject(bucket.name().toLowerCase(Locale.ROOT))
                    .put("creditedMinutes", view.load().credited(bucket).toMinutes())
                    .put("plannedMinutes", view.load().planned(bucket).toMinutes())
                    .put("nominalMinutes", view.load().nominal(bucket).toMinutes());
        }
        json.putObject("total")
                .put("creditedMinutes", view.credited().toMinutes())
                .put("nominalMinutes", view.nominal().toMinutes());
    }
}
