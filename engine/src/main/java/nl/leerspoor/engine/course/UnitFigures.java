package nl.leerspoor.engine.course;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be counted about a written unit.
 *
 * @param unit written
 * @param words to read, those of questions and feedback included
 * @param estimated how long a learner may take; null for practice on the group, of which the text
 *     says nothing
 * @param readability Flesch-Douma, higher is easier; null for a text of fewer than 100 words or one
 *     that is not Dutch
 */
public record UnitFigures(
        Unit unit, int words, @Nullable Duration estimated, @Nullable Integer readability) {
    /** Adults read at some 240 words a minute; studying takes longer than reading. */
    private static final int WORDS_PER_MINUTE = 130;

    /** A question of a quiz or the exam, from its first word to the last of its explanation. */
    static final Duration ITEM = Duration.ofSeconds(90);

    /** Composing a sentence takes longer than typing it. */
    private static final int WRITTEN_PER_MINUTE = 10;

    private static final Duration CHOICE = Duration.ofSeconds(30);
    private static final Duration LINE = Duration.ofSeconds(30);
    private static final Duration PICK = Duration.ofSeconds(15);
    private static final Duration THOUGHT = Duration.ofMinutes(1);
    private static final Duration ANSWER = Duration.ofMinutes(2);

    /**
     * The figures of every written unit.
     *
     * @param course as read
     * @return in order
     */
    public static List<UnitFigures> of(Course course) {
        boolean dutch = course.language().equals("nl") || course.language().startsWith("nl-");
        return course.units().map(unit -> of(unit, dutch)).toList();
    }

    private static UnitFigures of(Unit unit, boolean dutch) {
        PlainText text = PlainText.of(CourseMedia.texts(unit.content()));
        return new UnitFigures(
                unit,
                text.words(),
                estimate(unit.content(), text.words()),
                dutch ? Readability.of(text.sentences()) : null);
    }

    private static @Nullable Duration estimate(@Nullable UnitContent content, int words) {
        Duration reading = reading(words);
        if (content instanceof UnitContent.Video video) {
            // The transcript stands for the film.
            return video.duration().plus(reading(video.introduction()));
        } else if (content instanceof UnitContent.Example) {
            return reading.plus(THOUGHT);
        } else if (content instanceof UnitContent.Quiz quiz) {
            return reading(quiz.introduction()).plus(ITEM.multipliedBy(quiz.questions().size()));
        } else if (content instanceof UnitContent.Survey survey) {
            return reading.plus(CHOICE.multipliedBy(survey.questions().size()));
        } else if (content instanceof UnitContent.Theory theory) {
            return theory.questions().stream()
                    .map(question -> longer(writing(question.minWords()), ANSWER))
                    .reduce(reading, Duration::plus);
        } else if (content instanceof UnitContent.WorkbookPart part) {
            return part.entries().stream()
                    .flatMap(entry -> entry.fields().stream())
                    .map(UnitFigures::estimate)
                    .reduce(reading, Duration::plus);
        } else if (content instanceof UnitContent.Practice) {
            return null;
        }
        return reading;
    }

    private static Duration estimate(WorkbookEntry.Field field) {
        return switch (field.input()) {
            case TEXT -> longer(writing(field.minWords()), THOUGHT);
            case LINE -> longer(writing(field.minWords()), LINE);
            case NUMBER, CHOICE -> PICK;
        };
    }

    private static Duration reading(Prose text) {
        return reading(PlainText.of(Stream.of(text.markdown())).words());
    }

    private static Duration reading(int words) {
        return Duration.ofSeconds(60L * words / WORDS_PER_MINUTE);
    }

    private static Duration writing(int words) {
        return Duration.ofSeconds(60L * words / WRITTEN_PER_MINUTE);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
