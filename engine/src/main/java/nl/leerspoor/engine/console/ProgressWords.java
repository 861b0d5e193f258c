package nl.leerspoor.engine.console;

import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.exam.ExamStatus;
import nl.leerspoor.engine.workbook.PartState;
import nl.leerspoor.engine.workbook.WorkbookStatus;

/** What pages say about exam and workbook, in plain Dutch. */
public final class ProgressWords {
    private ProgressWords() {}

    /**
     * Where the exam stands.
     *
     * @param status where
     * @return one sentence
     */
    public static String exam(ExamStatus status) {
        Integer raw = status.raw();
        String score = raw == null ? "" : raw + " van de " + status.max() + " goed";
        return switch (status.state()) {
            case LOCKED -> "Nog niet open.";
            case OPEN -> "Klaar om te beginnen: " + status.max() + " vragen.";
            case RUNNING -> "Je bent bezig. Je antwoorden zijn bewaard.";
            case PASSED -> "Gehaald: " + score + ".";
            case FAILED -> "Nog niet gehaald: " + score + ".";
            case EXHAUSTED -> "Niet gehaald: " + score + ".";
        };
    }

    /**
     * What the button to the exam says.
     *
     * @param status where the exam stands
     * @return a few words
     */
    public static String examAction(ExamStatus status) {
        return switch (status.state()) {
            case LOCKED, OPEN -> "Naar de toets";
            case RUNNING -> "Ga verder met de toets";
            case PASSED, EXHAUSTED -> "Bekijk de uitslag";
            case FAILED -> "Naar de herkansing";
        };
    }

    /**
     * Where the workbook stands.
     *
     * @param status where
     * @return one sentence
     */
    public static String workbook(WorkbookStatus status) {
        return switch (status.state()) {
            case OPEN -> "Vul het in terwijl je de modules volgt. Lever elk onderdeel in.";
            case SUBMITTED -> "Alles is ingeleverd. Een beoordelaar kijkt het na.";
            case SUFFICIENT -> "Beoordeeld met voldoende.";
            case INSUFFICIENT -> "Een onderdeel is nog onvoldoende. Je kunt het opnieuw inleveren.";
        };
    }

    /**
     * Where a workbook part stands.
     *
     * @param state where
     * @return a few words
     */
    public static String part(PartState state) {
        return switch (state) {
            case OPEN -> "nog in te leveren";
            case SUBMITTED -> "ingeleverd";
            case SUFFICIENT -> "voldoende";
            case INSUFFICIENT -> "onvoldoende";
        };
    }

    /**
     * The title of a workbook part.
     *
     * @param course which course
     * @param partId unit id
     * @return the id itself when there is no such part
     */
    public static String partTitle(Course course, String partId) {
        return course.workbookParts().stream()
                .filter(part -> part.id().equals(partId))
                .map(Unit::title)
                .findFirst()
                .orElse(partId);
    }
}
