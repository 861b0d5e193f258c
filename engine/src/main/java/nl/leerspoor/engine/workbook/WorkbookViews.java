package nl.leerspoor.engine.workbook;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.leerspoor.engine.console.Dutch;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.Registration;
import org.jspecify.annotations.Nullable;

/** Turns drafts and submissions into what pages show. */
final class WorkbookViews {
    /** When a verdict is aimed for, and when it is due at the latest (S0-094). */
    private static final int TARGET_WEEKS = 4;

    private static final int DEADLINE_WEEKS = 6;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(Dutch.ZONE);

    private WorkbookViews() {}

    static WorkbookView.Overview overview(
            Registration registration, Course course, WorkbookStore store, Instant now) {
        Course.Workbook workbook = course.workbook();
        return new WorkbookView.Overview(
                "/werkboek/" + registration.id(),
                course,
                workbook == null ? "Werkboek" : workbook.title(),
                course.workbookParts().stream()
                        .map(
                                unit -> {
                                    List<Submission> versions =
                                            store.submissions(registration.id(), unit.id());
                                    return new WorkbookView.Row(
                                            unit.id(),
                                            Part.find(course, unit.id())
                                                    .orElseThrow()
                                                    .module()
                                                    .title(),
                                            unit.title(),
                                            WorkbookStandings.state(versions),
                                            note(
                                                    versions,
                                                    store.draft(registration.id(), unit.id()),
                                                    now));
                                })
                        .toList());
    }

    static WorkbookView.Page page(
            String base,
            String overview,
            Part part,
            Draft draft,
            Answers answers,
            List<Submission> submissions,
            boolean gaps,
            @Nullable String error,
            Instant now) {
        PartState state = WorkbookStandings.state(submissions);
        Submission latest = submissions.isEmpty() ? null : submissions.get(submissions.size() - 1);
        Answers handedIn = latest == null ? null : latest.answers();
        boolean closed = latest != null && !state.editable();
        PartForm form = latest != null && closed ? latest.form() : PartForm.of(part.unit());
        Answers shown = closed ? (handedIn == null ? Answers.NONE : handedIn) : answers;
        return new WorkbookView.Page(
                base,
                overview,
                part.course(),
                form,
                shown,
                draft.revision(),
                draft.revision() == 0 ? null : moment(draft.saved(), now),
                state,
                gaps
                        ? Completeness.check(form, shown).stream()
                                .collect(
                                        Collectors.toMap(
                                                gap -> gap.place().name(),
                                                Completeness.Gap::message))
                        : Map.of(),
                latest == null ? null : receipt(latest),
                error);
    }

    static WorkbookView.Review review(
            String base, PartForm form, Answers answers, @Nullable String error) {
        return new WorkbookView.Review(
                base,
                form,
                Completeness.check(form, answers),
                PrivacyCheck.findings(form, answers),
                answers.sha2(),
                answers.length(),
                error);
    }

    static WorkbookView.Waiting waiting(Submission submission, Course course, Instant now) {
        LocalDate submitted = LocalDate.ofInstant(submission.submitted(), Dutch.ZONE);
        return new WorkbookView.Waiting(
                submission.id().toString(),
                submission.learnerCode(),
                course.title(),
                submission.form().title(),
                submission.number(),
                Dutch.date(submitted),
                Dutch.date(submitted.plusWeeks(TARGET_WEEKS)),
                Dutch.date(submitted.plusWeeks(DEADLINE_WEEKS)),
                urgency(submitted, LocalDate.ofInstant(now, Dutch.ZONE)));
    }

    /** Pure: terms run in Dutch days; the last day itself is in time (D-15, S0-094). */
    static WorkbookView.Urgency urgency(LocalDate submitted, LocalDate today) {
        if (today.isAfter(submitted.plusWeeks(DEADLINE_WEEKS))) {
            return WorkbookView.Urgency.LATE;
        }
        return today.isAfter(submitted.plusWeeks(TARGET_WEEKS))
                ? WorkbookView.Urgency.DUE
                : WorkbookView.Urgency.ON_TIME;
    }

    /** {@code 14:03} for today, else date and time. */
    static @Nullable String moment(@Nullable Instant at, Instant now) {
        if (at == null) {
            return null;
        }
        boolean today =
                Duration.between(at, now).toDays() < 1
                        && LocalDate.ofInstant(at, Dutch.ZONE)
                                .equals(LocalDate.ofInstant(now, Dutch.ZONE));
        return today ? TIME.format(at) : Dutch.moment(at);
    }

    private static WorkbookView.Receipt receipt(Submission submission) {
        LocalDate submitted = LocalDate.ofInstant(submission.submitted(), Dutch.ZONE);
        Submission.Verdict verdict = submission.verdict();
        return new WorkbookView.Receipt(
                submission.number(),
                Dutch.moment(submission.submitted()),
                Dutch.date(submitted.plusWeeks(TARGET_WEEKS)),
                Dutch.date(submitted.plusWeeks(DEADLINE_WEEKS)),
                submission.recorded(),
                verdict != null && verdict.recorded() ? verdict : null,
                submission.form().rubric());
    }

    private static String note(List<Submission> versions, Draft draft, Instant now) {
        PartState state = WorkbookStandings.state(versions);
        String saved =
                draft.revision() == 0
                        ? "Nog niet begonnen."
                        : "Laatst bewaard: " + moment(draft.saved(), now) + ".";
        if (versions.isEmpty()) {
            return saved;
        }
        Submission latest = versions.get(versions.size() - 1);
        WorkbookView.Receipt receipt = receipt(latest);
        return switch (state) {
            case OPEN -> saved;
            case SUBMITTED ->
                    "Ingeleverd op "
                            + receipt.submitted()
                            + ". Je krijgt de beoordeling uiterlijk "
                            + receipt.deadline()
                            + ".";
            case SUFFICIENT, INSUFFICIENT -> {
                Submission.Verdict verdict = receipt.verdict();
                yield verdict == null ? saved : "Beoordeeld op " + Dutch.moment(verdict.at()) + ".";
            }
        };
    }
}
