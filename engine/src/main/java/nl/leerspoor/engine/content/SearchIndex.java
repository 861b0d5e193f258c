package nl.leerspoor.engine.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.leerspoor.engine.course.Markdown;
import nl.leerspoor.engine.course.Module;
import nl.leerspoor.engine.course.Passage;
import nl.leerspoor.engine.course.Prose;
import nl.leerspoor.engine.course.Question;
import nl.leerspoor.engine.course.Unit;
import nl.leerspoor.engine.course.UnitContent;
import org.jspecify.annotations.Nullable;

/**
 * What a learner can search in a module: the words of its lessons, passage by passage. Of a
 * question only what is asked goes in, never an option, an explanation or a model answer; the exam
 * and the workbook are in no package at all (D-10).
 */
final class SearchIndex {
    private SearchIndex() {}

    /** Where that of a module lies in a package: no id of a module has a hyphen. */
    static String path(Module module) {
        return "content/" + module.id() + "-search.js";
    }

    /**
     * The classic script that hands the index of a module to the player.
     *
     * @param module one of the package's
     */
    static PackageFile script(Module module) {
        return PackageFile.made(() -> write(module));
    }

    private static byte[] write(Module module) {
        List<Object> units = module.lessons().stream().map(unit -> unit(module, unit)).toList();
        return ("leerspoorSearch(" + Json.write(units) + ");\n").getBytes(UTF_8);
    }

    private static Object unit(Module module, Unit unit) {
        List<Object> passages = new ArrayList<>();
        passages(unit.content())
                .forEach(passage -> passages.add(List.of(passage.heading(), passage.text())));
        return List.of(module.id() + "/" + unit.id(), passages);
    }

    private static Stream<Passage> passages(@Nullable UnitContent content) {
        if (content instanceof UnitContent.Video video) {
            return prose(video.introduction(), video.transcript());
        } else if (content instanceof UnitContent.Article article) {
            return prose(article.body());
        } else if (content instanceof UnitContent.Example example) {
            return prose(example.body(), example.question());
        } else if (content instanceof UnitContent.Quiz quiz) {
            return Stream.concat(prose(quiz.introduction()), asked(quiz.questions()));
        } else if (content instanceof UnitContent.Theory theory) {
            return Stream.concat(prose(theory.introduction()), asked(theory.questions()));
        } else if (content instanceof UnitContent.Survey survey) {
            return Stream.concat(prose(survey.introduction()), asked(survey.questions()));
        } else if (content instanceof UnitContent.Practice practice) {
            return prose(
                    practice.introduction(),
                    practice.preparation(),
                    practice.steps(),
                    practice.observation(),
                    practice.reflection());
        }
        return Stream.empty();
    }

    private static Stream<Passage> prose(Prose... texts) {
        return Stream.of(texts).flatMap(text -> Passage.of(text).stream());
    }

    /** Questions have no place of their own: their words stand under the unit. */
    private static Stream<Passage> asked(List<? extends Question> questions) {
        return questions.stream()
                .map(
                        question ->
                                new Passage(
                                        "",
                                        Stream.concat(
                                                        Stream.of(Markdown.text(question.stem())),
                                                        prose(question.text()).map(Passage::text))
                                                .filter(text -> !text.isEmpty())
                                                .reduce((one, next) -> one + " " + next)
                                                .orElse("")));
    }
}
