package nl.leerspoor.engine.course;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The digital knowledge test (S0-080 to S0-088).
 *
 * @param id slug
 * @param iri identifier (D-1)
 * @param title shown to the learner
 * @param load study time, in the bucket the provider chose (P-12)
 * @param questions number of items in a form (25, S0-080)
 * @param passMark number of right answers that passes (20, S0-082)
 * @param attempts scored attempts, the resit included (2, S0-085)
 * @param window how long an attempt stays open after its first answer (P-6)
 * @param opensAfterAllModules whether all modules must be complete first (S0-032, P-11)
 * @param bank every item, by id
 * @param forms fixed forms by name, each a list of item ids (P-3)
 */
public record Exam(
        String id,
        String iri,
        String title,
        StudyLoad load,
        int questions,
        int passMark,
        int attempts,
        Duration window,
        boolean opensAfterAllModules,
        Map<String, ExamItem> bank,
        SortedMap<String, List<String>> forms) {
    /** Copies bank and forms. */
    public Exam {
        bank = Map.copyOf(bank);
        forms = new TreeMap<>(forms);
    }

    /**
     * The mastery score for hosts (0.8 in the reference course).
     *
     * @return within [0, 1]
     */
    public double masteryScore() {
        return (double) passMark / questions;
    }
}
