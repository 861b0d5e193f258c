package nl.leerspoor.engine.course;

import org.jspecify.annotations.Nullable;

/**
 * An item of the exam bank. Never part of a package, statement or log (D-10, P-13).
 *
 * @param question stem, options and key; a choice or a statement that is true or not
 * @param module the module it covers (S0-081)
 * @param difficulty 1 (easy) to 3 (hard)
 * @param topic safety-critical topic that stands in every form (P-3); null for none
 * @param source id in sources.yaml; null for none
 */
public record ExamItem(
        Question question,
        String module,
        int difficulty,
        @Nullable String topic,
        @Nullable String source) {}
