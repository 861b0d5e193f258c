package nl.leerspoor.engine.course;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a guide takes from the plan instead of typing it: a line of its own such as {@code
 * {{studielast}}}. None of them tells an exam item, its key or its topic (D-10, P-13).
 */
public enum GuideFact {
    /** The learning outcomes. */
    OUTCOMES("uitkomsten"),
    /** The study load: by bucket, and by module. */
    LOAD("studielast"),
    /** Modules and units, with their minutes and summaries. */
    PROGRAMME("programma"),
    /** The rules of the knowledge test. */
    EXAM("toets"),
    /** The parts of the workbook. */
    WORKBOOK("werkboek"),
    /** The provider and its help desk. */
    CONTACT("contact"),
    /** The exam regulations in force. */
    REGULATIONS("reglement"),
    /** The forms of the test in numbers: by module, outcome and difficulty. */
    BLUEPRINT("blauwdruk"),
    /** What serves and tests each outcome. */
    COVERAGE("dekking"),
    /** Every line an assessor judges. */
    RUBRICS("rubrieken"),
    /** The sources that the lessons cite. */
    SOURCES("bronnen"),
    /** Version and date of the course. */
    VERSION("versie");

    private final String key;

    GuideFact(String key) {
        this.key = key;
    }

    /**
     * Its name between the braces.
     *
     * @return a lower-case word
     */
    public String key() {
        return key;
    }

    /** The line that asks for it. */
    String line() {
        return "{{" + key + "}}";
    }

    static Optional<GuideFact> find(String key) {
        return Stream.of(values()).filter(fact -> fact.key.equals(key)).findFirst();
    }

    /** What the course must have for this to say anything; empty when it has it. */
    String missingFrom(Course course) {
        return switch (this) {
            case EXAM, BLUEPRINT -> course.exam() == null ? "exam" : "";
            case WORKBOOK, RUBRICS -> course.workbook() == null ? "workbook" : "";
            case SOURCES -> course.sources().isEmpty() ? "sources.yaml" : "";
            case OUTCOMES, LOAD, PROGRAMME, CONTACT, REGULATIONS, COVERAGE, VERSION -> "";
        };
    }
}
