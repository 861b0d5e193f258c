package nl.leerspoor.engine.progress;

import java.util.ArrayList;
import java.util.List;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Exam;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.profile.Identity;

/**
 * Third derivation: the right to a certificate. Exam passed, workbook complete and workbook
 * sufficient, and nothing else: not hours, not modules, not surveys (S0-100).
 *
 * @param criteria each with its evidence or with what is missing, in a fixed order
 */
public record Eligibility(List<Criterion> criteria) {

    /** D-7: what a course demands of the identity behind exam and workbook. */
    public static final Identity DEMANDED = Identity.HOST_ASSERTED;

    /** Copies the list. */
    public Eligibility {
        criteria = List.copyOf(criteria);
    }

    /** The three conditions of S0-100. */
    public enum Kind {
        /** The exam was passed. */
        EXAM("exam"),
        /** Every part of the workbook was handed in. */
        WORKBOOK_COMPLETE("workbookComplete"),
        /** Every part was judged sufficient. */
        WORKBOOK_SUFFICIENT("workbookSufficient");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /**
         * The word used in JSON and in pages.
         *
         * @return camel case
         */
        public String key() {
            return key;
        }
    }

    /**
     * One condition.
     *
     * @param kind which
     * @param met whether it is fulfilled
     * @param explanation what is so or what is missing, in plain Dutch
     * @param evidence the statements behind it; for an open condition those that count so far
     */
    public record Criterion(Kind kind, boolean met, String explanation, List<Evidence> evidence) {
        /** Copies the list. */
        public Criterion {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * Derives eligibility.
     *
     * @param course which conditions there are: those of an exam or workbook it has
     * @param progress what was done
     * @return the criteria
     */
    public static Eligibility of(Course course, Progress progress) {
        List<Criterion> criteria = new ArrayList<>();
        Exam exam = course.exam();
        if (exam != null) {
            criteria.add(exam(exam, progress));
        }
        List<Unit> parts = course.workbookParts();
        if (course.workbook() != null) {
            criteria.add(workbookComplete(parts, progress));
            criteria.add(workbookSufficient(parts, progress));
        }
        return new Eligibility(criteria);
    }

    /**
     * Whether the learner has the right to a certificate.
     *
     * @return true when there is at least one condition and each is met
     */
    public boolean eligible() {
        return !criteria.isEmpty() && criteria.stream().allMatch(Criterion::met);
    }

    /**
     * The conclusion in one sentence of plain Dutch.
     *
     * @return shown on pages and in JSON
     */
    public String conclusion() {
        if (eligible()) {
            return "Komt in aanmerking voor het certificaat.";
        }
        long open = criteria.stream().filter(criterion -> !criterion.met()).count();
        return "Komt nog niet in aanmerking voor het certificaat: "
                + (open == 1
                        ? "er is nog 1 voorwaarde open."
                        : "er zijn nog " + open + " voorwaarden open.");
    }

    private static Criterion exam(Exam exam, Progress progress) {
        List<Progress.ExamResult> results =
                progress.examResults().stream()
                        .filter(result -> result.exam().equals(exam.iri()))
                        .toList();
        for (Progress.ExamResult result : results) {
            if (result.passed()) {
                if (result.evidence().trust().identity().compareTo(DEMANDED) < 0) {
                    return new Criterion(
                            Kind.EXAM,
                            false,
                            "De toets is gehaald, maar het is niet vastgesteld wie hem maakte.",
                            List.of(result.evidence()));
                }
                return new Criterion(
                        Kind.EXAM,
                        true,
                        "Toets gehaald: " + score(result) + " goed, nodig is " + need(exam) + ".",
                        List.of(result.evidence()));
            }
        }
        List<Evidence> attempts = results.stream().map(Progress.ExamResult::evidence).toList();
        if (results.isEmpty()) {
            return new Criterion(Kind.EXAM, false, "De toets is nog niet gemaakt.", attempts);
        }
        Progress.ExamResult last = results.get(results.size() - 1);
        boolean resit = results.size() < exam.attempts();
        return new Criterion(
                Kind.EXAM,
                false,
                "Toets niet gehaald: "
                        + score(last)
                        + " goed, nodig is "
                        + need(exam)
                        + (resit
                                ? ". Er is nog een herkansing."
                                : ". De herkansing is gebruikt. De examencommissie beslist wat er"
                                        + " nu kan."),
                attempts);
    }

    private static Criterion workbookComplete(List<Unit> parts, Progress progress) {
        List<Evidence> evidence = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Unit part : parts) {
            progress.lastSubmission(part.iri())
                    .ifPresentOrElse(evidence::add, () -> missing.add(part.title()));
        }
        boolean met = !parts.isEmpty() && missing.isEmpty();
        String explanation =
                met
                        ? "Werkboek volledig ingeleverd: " + count(parts.size()) + "."
                        : "Nog niet ingeleverd: " + String.join(", ", missing) + ".";
        return new Criterion(Kind.WORKBOOK_COMPLETE, met, explanation, evidence);
    }

    private static Criterion workbookSufficient(List<Unit> parts, Progress progress) {
        List<Evidence> evidence = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        List<String> insufficient = new ArrayList<>();
        for (Unit part : parts) {
            var verdict = progress.lastVerdict(part.iri());
            if (verdict.isEmpty()) {
                waiting.add(part.title());
            } else {
                evidence.add(verdict.get().evidence());
                if (!verdict.get().sufficient()) {
                    insufficient.add(part.title());
                }
            }
        }
        boolean met = !parts.isEmpty() && waiting.isEmpty() && insufficient.isEmpty();
        if (met) {
            return new Criterion(
                    Kind.WORKBOOK_SUFFICIENT,
                    true,
                    "Werkboek als voldoende beoordeeld: " + count(parts.size()) + ".",
                    evidence);
        }
        List<String> reasons = new ArrayList<>();
        if (!insufficient.isEmpty()) {
            reasons.add("Nog onvoldoende: " + String.join(", ", insufficient) + ".");
        }
        if (!waiting.isEmpty()) {
            reasons.add("Nog niet beoordeeld: " + String.join(", ", waiting) + ".");
        }
        return new Criterion(Kind.WORKBOOK_SUFFICIENT, false, String.join(" ", reasons), evidence);
    }

    private static String score(Progress.ExamResult result) {
        return result.raw() + " van de " + result.max();
    }

    private static String need(Exam exam) {
        return "minstens " + exam.passMark();
    }

    private static String count(int parts) {
        return parts == 1 ? "1 onderdeel" : parts + " onderdelen";
    }
}
