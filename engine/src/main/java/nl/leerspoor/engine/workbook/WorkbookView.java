package nl.leerspoor.engine.workbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.RubricLine;
import org.jspecify.annotations.Nullable;

/** What the workbook's pages show. */
public sealed interface WorkbookView {

    /**
     * The parts of a workbook.
     *
     * @param base address of the learner's workbook
     * @param course title, regulations and support
     * @param title of the workbook
     * @param parts in order
     */
    record Overview(String base, Course course, String title, List<Row> parts)
            implements WorkbookView {}

    /**
     * A part in the overview.
     *
     * @param unit unit id
     * @param module title of its module
     * @param title of the part
     * @param state where it stands
     * @param note one sentence: when it was saved, handed in, judged
     */
    record Row(String unit, String module, String title, PartState state, String note) {}

    /**
     * A part to fill in or to read.
     *
     * @param base address of the part
     * @param overview address of the workbook
     * @param course title, regulations and support
     * @param form questions
     * @param answers what is filled in
     * @param revision that the page is based on
     * @param saved last save, {@code 14:03} or a date; null before the first one
     * @param state where it stands
     * @param gaps what is missing, by name of the field; empty until a hand-in was tried
     * @param receipt the latest handed-in version; null without one
     * @param error what stopped the last request; null for nothing
     */
    record Page(
            String base,
            String overview,
            Course course,
            PartForm form,
            Answers answers,
            int revision,
            @Nullable String saved,
            PartState state,
            Map<String, String> gaps,
            @Nullable Receipt receipt,
            @Nullable String error)
            implements WorkbookView {
        /** Copies the map. */
        public Page {
            gaps = Map.copyOf(gaps);
        }

        /**
         * What is missing in a field.
         *
         * @param name of the field
         * @return null for nothing
         */
        public @Nullable String gap(String name) {
            return gaps.get(name);
        }
    }

    /**
     * A handed-in version.
     *
     * @param number from 1
     * @param submitted date and time
     * @param target date four weeks later (S0-094)
     * @param deadline date six weeks later (S0-094)
     * @param recorded whether it is on the record
     * @param verdict null as long as the learner may not see one
     * @param rubric lines it is judged by
     */
    record Receipt(
            int number,
            String submitted,
            String target,
            String deadline,
            boolean recorded,
            Submission.@Nullable Verdict verdict,
            List<RubricLine> rubric) {
        /**
         * The assessor's remark on a rubric line.
         *
         * @param line its id
         * @return empty without one
         */
        public Optional<String> remark(String line) {
            Submission.Verdict given = verdict;
            return given == null
                    ? Optional.empty()
                    : Optional.ofNullable(given.remarks().get(line));
        }
    }

    /**
     * The last look before hand-in (P-20).
     *
     * @param base address of the part
     * @param form questions
     * @param gaps what is missing; with any, nothing can be handed in
     * @param findings what may point to a real child
     * @param sha2 digest of the text that is looked at
     * @param length characters filled in
     * @param error what stopped the last request; null for nothing
     */
    record Review(
            String base,
            PartForm form,
            List<Completeness.Gap> gaps,
            List<PrivacyCheck.Finding> findings,
            String sha2,
            int length,
            @Nullable String error)
            implements WorkbookView {}

    /**
     * The assessors' queue.
     *
     * @param rows oldest first
     */
    record Queue(List<Waiting> rows) implements WorkbookView {}

    /**
     * A row of the queue.
     *
     * @param id reference
     * @param learner code, never a name (P-22)
     * @param course title
     * @param title of the part
     * @param number version, from 1
     * @param submitted date
     * @param target date four weeks later (S0-094)
     * @param deadline date six weeks later (S0-094)
     * @param urgency how late it is
     */
    record Waiting(
            String id,
            String learner,
            String course,
            String title,
            int number,
            String submitted,
            String target,
            String deadline,
            Urgency urgency) {}

    /** How late a submission is (S0-094). */
    enum Urgency {
        /** Within four weeks. */
        ON_TIME,
        /** Between four and six weeks. */
        DUE,
        /** After six weeks. */
        LATE
    }

    /**
     * A submission beside its rubric.
     *
     * @param waiting as in the queue
     * @param submission with the answers
     * @param answers what was handed in
     * @param earlier versions before this one, oldest first
     * @param remarks as typed so far, by rubric line
     * @param verdict {@code sufficient}, {@code insufficient} or empty
     * @param regulations title and version
     * @param error what stopped the last request; null for nothing
     */
    record Judging(
            Waiting waiting,
            Submission submission,
            Answers answers,
            List<Submission> earlier,
            Map<String, String> remarks,
            String verdict,
            String regulations,
            @Nullable String error)
            implements WorkbookView {
        /**
         * A remark as typed so far.
         *
         * @param line id of the rubric line
         * @return empty without one
         */
        public String remark(String line) {
            return remarks.getOrDefault(line, "");
        }
    }
}
