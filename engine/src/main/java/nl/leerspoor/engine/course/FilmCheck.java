package nl.leerspoor.engine.course;

import java.time.Duration;
import java.util.stream.Stream;

/** A film that cannot be heard or seen: captions that fit it, a transcript that says as much. */
final class FilmCheck {
    /** A film may end in silence, but not for half of its time. */
    private static final double SPOKEN = 0.5;

    /** A transcript leaves out no more than a slip: it also says what is to be seen. */
    private static final double TOLD = 0.7;

    private static final Duration SLACK = Duration.ofSeconds(1);

    private FilmCheck() {}

    static void check(CheckedCourse checked, Findings findings) {
        for (Module module : checked.course().modules()) {
            for (Unit unit : module.units()) {
                if (unit.content() instanceof UnitContent.Video video
                        && video.captions().endsWith(".vtt")) {
                    String path = module.folder() + "/" + video.captions();
                    if (checked.sources().find(path).isPresent()) { // else an error already
                        check(video, unit, checked, captions(path, checked), findings);
                    }
                }
            }
        }
    }

    private static Captions captions(String path, CheckedCourse checked) {
        Findings unreadable = new Findings();
        String text = checked.sources().text(path, unreadable);
        return text == null
                ? new Captions(
                        0,
                        Duration.ZERO,
                        unreadable.sorted().stream()
                                .map(
                                        d ->
                                                new Captions.Problem(
                                                        new Place(d.file(), d.line(), d.column()),
                                                        d.message()))
                                .toList())
                : Captions.parse(path, text);
    }

    private static void check(
            UnitContent.Video video,
            Unit unit,
            CheckedCourse checked,
            Captions captions,
            Findings findings) {
        captions.problems()
                .forEach(
                        problem ->
                                findings.warning(
                                        Rule.CAPTIONS, problem.place(), problem.message()));
        if (captions.words() == 0 || video.duration().isZero()) {
            return;
        }
        Place place = checked.place(unit, "captions");
        Duration end = captions.end();
        if (end.compareTo(video.duration().plus(SLACK)) > 0) {
            findings.warning(
                    Rule.CAPTIONS,
                    place,
                    "the captions go on until "
                            + Durations.format(end)
                            + ", but the film takes "
                            + Durations.format(video.duration())
                            + "; mend the one or the other");
        } else if (end.toMillis() < SPOKEN * video.duration().toMillis()) {
            findings.warning(
                    Rule.CAPTIONS,
                    place,
                    "the captions stop at "
                            + Durations.format(end)
                            + " of "
                            + Durations.format(video.duration())
                            + "; caption the rest of the film");
        }
        int told = PlainText.of(Stream.of(video.transcript().markdown())).words();
        if (told > 0 && told < TOLD * captions.words()) {
            findings.warning(
                    Rule.TRANSCRIPT,
                    checked.place(unit, "file"),
                    "the transcript has "
                            + told
                            + " words and the captions have "
                            + captions.words()
                            + "; write down all that is said, and what is to be seen");
        }
    }
}
