package nl.leerspoor.engine.progress;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import nl.leerspoor.engine.profile.ScoredBy;
import nl.leerspoor.engine.profile.Terms;
import org.jspecify.annotations.Nullable;

/**
 * What one learner did in one registration: a pure fold over statements (house 13.7).
 *
 * <p>It keeps, for each claim, the first statement that proves it. It knows no course: what must be
 * complete for what is read by {@code Completion}, {@code StudyLoadLedger} and {@code Eligibility}.
 *
 * @param completed by activity: what was completed first
 * @param bestScores by activity: the best score of a completed quiz, scaled
 * @param examResults results that the engine scored, oldest first
 * @param submissions by workbook part: hand-ins, oldest first
 * @param verdicts by workbook part: verdicts, oldest first
 * @param bindings registrations elsewhere that belong to this learner (D-5)
 */
public record Progress(
        Map<String, Evidence> completed,
        Map<String, Scored> bestScores,
        List<ExamResult> examResults,
        Map<String, List<Evidence>> submissions,
        Map<String, List<Verdict>> verdicts,
        List<Binding> bindings) {

    /** Before the first statement. */
    public static final Progress NONE =
            new Progress(Map.of(), Map.of(), List.of(), Map.of(), Map.of(), List.of());

    /** Copies everything, sorted, so that equal progress is equal text. */
    public Progress {
        completed = sorted(completed);
        bestScores = sorted(bestScores);
        examResults = List.copyOf(examResults);
        submissions = sorted(submissions);
        verdicts = sorted(verdicts);
        bindings = List.copyOf(bindings);
    }

    /**
     * A score and its statement.
     *
     * @param scaled within [-1, 1]
     * @param evidence the statement
     */
    public record Scored(double scaled, Evidence evidence) {}

    /**
     * A scored exam attempt (S0-082).
     *
     * @param exam activity of the exam
     * @param attempt from 1
     * @param form name of the form; empty when not told
     * @param raw right answers
     * @param max questions
     * @param passed at or above the pass mark
     * @param evidence the statement
     */
    public record ExamResult(
            String exam,
            int attempt,
            String form,
            int raw,
            int max,
            boolean passed,
            Evidence evidence) {}

    /**
     * An assessor's verdict on a hand-in (S0-092).
     *
     * @param sufficient the verdict
     * @param submission statement id of the hand-in it judges; null when it names none
     * @param evidence the statement
     */
    public record Verdict(boolean sufficient, @Nullable UUID submission, Evidence evidence) {}

    /**
     * A registration elsewhere that was bound to this one.
     *
     * @param hostRegistration minted by a package
     * @param evidence the statement
     */
    public record Binding(UUID hostRegistration, Evidence evidence) {}

    /**
     * Takes one more fact into account. Facts come in the order of {@link Fact#ORDER}.
     *
     * @param fact the next one
     * @return new progress; this one when the fact changes nothing
     */
    Progress apply(Fact fact) {
        return switch (fact.verb()) {
            case Terms.COMPLETED -> withCompleted(fact);
            case Terms.PASSED, Terms.FAILED -> byEngine(fact) ? withExamResult(fact) : this;
            case Terms.SUBMITTED ->
                    byEngine(fact)
                            ? new Progress(
                                    completed,
                                    bestScores,
                                    examResults,
                                    added(submissions, fact.activity(), fact.evidence()),
                                    verdicts,
                                    bindings)
                            : this;
            case Terms.ASSESSED -> byEngine(fact) ? withVerdict(fact) : this;
            case Terms.BOUND -> byEngine(fact) ? withBinding(fact) : this;
            default -> this;
        };
    }

    /**
     * Whether an activity was completed.
     *
     * @param activity IRI of a unit or module
     * @return the statement that proves it
     */
    public Optional<Evidence> completed(String activity) {
        return Optional.ofNullable(completed.get(activity));
    }

    /**
     * The hand-in of a workbook part that stands now.
     *
     * @param part IRI of the unit
     * @return the latest one
     */
    public Optional<Evidence> lastSubmission(String part) {
        List<Evidence> all = submissions.getOrDefault(part, List.of());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /**
     * The verdict on the hand-in that stands now. A verdict on an earlier hand-in does not count
     * for a later one.
     *
     * @param part IRI of the unit
     * @return empty while it waits for an assessor
     */
    public Optional<Verdict> lastVerdict(String part) {
        return lastSubmission(part)
                .flatMap(
                        submission ->
                                verdicts.getOrDefault(part, List.of()).stream()
                                        .filter(
                                                verdict ->
                                                        submission
                                                                .statement()
                                                                .equals(verdict.submission()))
                                        .reduce((earlier, later) -> later));
    }

    // D-10, D-16: exam and workbook count only when Leerspoor itself scored them.
    private static boolean byEngine(Fact fact) {
        return fact.evidence().trust().scoredBy() == ScoredBy.ENGINE;
    }

    private Progress withCompleted(Fact fact) {
        Map<String, Evidence> more = new TreeMap<>(completed);
        more.putIfAbsent(fact.activity(), fact.evidence());
        Map<String, Scored> scores = new TreeMap<>(bestScores);
        Double scaled = fact.result().scaled();
        if (scaled != null) {
            Scored before = scores.get(fact.activity());
            if (before == null || scaled > before.scaled()) {
                scores.put(fact.activity(), new Scored(scaled, fact.evidence()));
            }
        }
        return new Progress(more, scores, examResults, submissions, verdicts, bindings);
    }

    private Progress withExamResult(Fact fact) {
        Double raw = fact.result().raw();
        Double max = fact.result().max();
        Integer attempt = fact.note().attempt();
        if (raw == null || max == null || attempt == null) {
            return this; // not the exam template: an AU's own passed or failed, for instance
        }
        List<ExamResult> more = new ArrayList<>(examResults);
        String form = fact.note().form();
        more.add(
                new ExamResult(
                        fact.activity(),
                        attempt,
                        form == null ? "" : form,
                        raw.intValue(),
                        max.intValue(),
                        fact.verb().equals(Terms.PASSED),
                        fact.evidence()));
        return new Progress(completed, bestScores, more, submissions, verdicts, bindings);
    }

    private Progress withVerdict(Fact fact) {
        Boolean success = fact.result().success();
        if (success == null) {
            return this;
        }
        Verdict verdict = new Verdict(success, fact.note().refersTo(), fact.evidence());
        return new Progress(
                completed,
                bestScores,
                examResults,
                submissions,
                added(verdicts, fact.activity(), verdict),
                bindings);
    }

    private Progress withBinding(Fact fact) {
        UUID host = fact.note().hostRegistration();
        if (host == null) {
            return this;
        }
        List<Binding> more = new ArrayList<>(bindings);
        more.add(new Binding(host, fact.evidence()));
        return new Progress(completed, bestScores, examResults, submissions, verdicts, more);
    }

    private static <T> Map<String, List<T>> added(
            Map<String, List<T>> map, String activity, T value) {
        Map<String, List<T>> more = new TreeMap<>(map);
        List<T> values = new ArrayList<>(map.getOrDefault(activity, List.of()));
        values.add(value);
        more.put(activity, List.copyOf(values));
        return more;
    }

    private static <T> Map<String, T> sorted(Map<String, T> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
