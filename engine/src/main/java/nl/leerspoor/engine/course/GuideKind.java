package nl.leerspoor.engine.course;

import java.util.List;

/** The guides that come out of a course's own sources; the prose is the provider's. */
public enum GuideKind {
    /** What a participant must know, and a quality audit looks for. */
    PARTICIPANT("gids/studiegids.md", "studiegids", "Studiegids"),
    /** How the course is examined: for assessors and the exam committee. */
    EXAMINATION(
            "gids/examinering.md", "gids-examinering", "Gids voor beoordelaars en examencommissie");

    private final String file;
    private final String suffix;
    private final String title;

    GuideKind(String file, String suffix, String title) {
        this.file = file;
        this.suffix = suffix;
        this.title = title;
    }

    /**
     * Where its prose stands.
     *
     * @return path inside the course
     */
    public String file() {
        return file;
    }

    /**
     * The name of the file that is made of it.
     *
     * @param course whose guide it is
     * @return {@code <course id>-studiegids.pdf} or the like
     */
    public String pdfName(Course course) {
        return course.id() + "-" + suffix + ".pdf";
    }

    /**
     * What it is, for its first page.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    /** What its text must ask for, as far as the course has it. */
    List<GuideFact> needed() {
        return switch (this) {
            case PARTICIPANT ->
                    List.of(
                            GuideFact.OUTCOMES,
                            GuideFact.LOAD,
                            GuideFact.EXAM,
                            GuideFact.REGULATIONS,
                            GuideFact.CONTACT);
            case EXAMINATION ->
                    List.of(
                            GuideFact.EXAM,
                            GuideFact.BLUEPRINT,
                            GuideFact.RUBRICS,
                            GuideFact.COVERAGE,
                            GuideFact.REGULATIONS);
        };
    }
}
