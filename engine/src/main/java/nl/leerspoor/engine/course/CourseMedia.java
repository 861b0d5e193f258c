package nl.leerspoor.engine.course;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;

/** Finds the files that a unit shows or links to. */
public final class CourseMedia {
    private CourseMedia() {}

    /**
     * The files a unit needs.
     *
     * @param unit written
     * @return paths inside the module's folder, sorted
     */
    public static List<String> of(Unit unit) {
        Set<String> paths = new TreeSet<>();
        texts(unit.content()).forEach(text -> collect(text, paths));
        if (unit.content() instanceof UnitContent.Video video) {
            Stream.of(video.video(), video.captions(), video.poster())
                    .filter(path -> !path.isEmpty())
                    .forEach(paths::add);
        }
        return List.copyOf(paths);
    }

    /** Every text of a unit that a learner may read, as Markdown. */
    static Stream<String> texts(@org.jspecify.annotations.Nullable UnitContent content) {
        if (content instanceof UnitContent.Video video) {
            return prose(video.introduction(), video.transcript());
        } else if (content instanceof UnitContent.Article article) {
            return prose(article.body());
        } else if (content instanceof UnitContent.Example example) {
            return prose(example.body(), example.question());
        } else if (content instanceof UnitContent.Quiz quiz) {
            return Stream.concat(
                    prose(quiz.introduction()), quiz.questions().stream().flatMap(Question::texts));
        } else if (content instanceof UnitContent.Survey survey) {
            return Stream.concat(
                    prose(survey.introduction()),
                    survey.questions().stream().flatMap(Question::texts));
        } else if (content instanceof UnitContent.Theory theory) {
            return Stream.concat(
                    prose(theory.introduction()),
                    theory.questions().stream().flatMap(Question::texts));
        } else if (content instanceof UnitContent.Practice practice) {
            return prose(
                    practice.introduction(),
                    practice.preparation(),
                    practice.steps(),
                    practice.observation(),
                    practice.reflection());
        } else if (content instanceof UnitContent.WorkbookPart part) {
            return Stream.concat(
                    prose(part.introduction()),
                    part.entries().stream()
                            .flatMap(
                                    entry ->
                                            Stream.concat(
                                                    Stream.of(
                                                            entry.title(), entry.text().markdown()),
                                                    entry.fields().stream()
                                                            .map(WorkbookEntry.Field::label))));
        }
        return Stream.empty();
    }

    private static Stream<String> prose(Prose... texts) {
        return Stream.of(texts).map(Prose::markdown);
    }

    private static void collect(String text, Set<String> paths) {
        if (text.indexOf("](") < 0) {
            return; // neither a link nor a picture: parsing would find nothing
        }
        Markdown.parse(text)
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Image image) {
                                add(image.getDestination());
                            }

                            @Override
                            public void visit(Link link) {
                                add(link.getDestination());
                                visitChildren(link);
                            }

                            private void add(String address) {
                                if (!Markdown.isAbsolute(address)) {
                                    paths.add(address);
                                }
                            }
                        });
    }
}
