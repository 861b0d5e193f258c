package nl.leerspoor.engine.course;

import java.time.Duration;
import java.util.List;

/** The body of a unit, one shape per kind. */
public sealed interface UnitContent {

    /**
     * A film. Complete when 90 % was really watched or the transcript was read (D-16).
     *
     * @param video path inside the module's folder
     * @param captions path of the WebVTT file
     * @param poster path of the still; empty when none
     * @param duration length of the film, positive
     * @param introduction text above the film
     * @param transcript the film in words
     */
    record Video(
            String video,
            String captions,
            String poster,
            Duration duration,
            Prose introduction,
            Prose transcript)
            implements UnitContent {}

    /**
     * Text to read. Complete when its end was reached.
     *
     * @param body the text
     */
    record Article(Prose body) implements UnitContent {}

    /**
     * An example from practice. Complete when its end was reached and the question was opened.
     *
     * @param body the example
     * @param question the question to think about
     */
    record Example(Prose body, Prose question) implements UnitContent {}

    /**
     * Questions with feedback. Complete when handed in, whatever the score.
     *
     * @param introduction text above the questions
     * @param questions at least one, of any kind but the open one
     */
    record Quiz(Prose introduction, List<Question> questions) implements UnitContent {
        /** Copies the list. */
        public Quiz {
            questions = List.copyOf(questions);
        }
    }

    /**
     * Open questions. Complete when each was answered and its model answer seen.
     *
     * @param introduction text above the questions
     * @param questions at least one
     */
    record Theory(Prose introduction, List<OpenQuestion> questions) implements UnitContent {
        /** Copies the list. */
        public Theory {
            questions = List.copyOf(questions);
        }
    }

    /**
     * An assignment on the group. Complete when the learner confirms it was carried out.
     *
     * @param introduction text above the sections; may be empty
     * @param preparation what to do before
     * @param steps what to do on the group
     * @param observation the form to fill in
     * @param reflection questions for afterwards
     */
    record Practice(
            Prose introduction, Prose preparation, Prose steps, Prose observation, Prose reflection)
            implements UnitContent {}

    /**
     * A part of the workbook (S0-091, P-20). Never inside a package: the engine serves it.
     *
     * @param introduction text above the entries
     * @param entries at least one
     * @param rubric what the assessor judges
     */
    record WorkbookPart(Prose introduction, List<WorkbookEntry> entries, List<RubricLine> rubric)
            implements UnitContent {
        /** Copies the lists. */
        public WorkbookPart {
            entries = List.copyOf(entries);
            rubric = List.copyOf(rubric);
        }
    }

    /**
     * Questions without a right answer. Complete when sent.
     *
     * @param introduction text above the questions
     * @param anonymous whether the answers go without the learner's account (P-52)
     * @param questions at least one, each a scale or a choice that has no right option: nothing is
     *     typed, because free text never leaves the device (P-60)
     */
    record Survey(Prose introduction, boolean anonymous, List<Question> questions)
            implements UnitContent {
        /** Copies the list. */
        public Survey {
            questions = List.copyOf(questions);
        }
    }
}
