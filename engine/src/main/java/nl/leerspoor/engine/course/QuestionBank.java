package nl.leerspoor.engine.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A Markdown file of questions that stands by itself, of any kind and from anywhere: what an author
 * copies questions from. Ids are unique; outcomes may still be missing.
 */
public final class QuestionBank {
    private static final List<String> TAGS = List.of("module", "difficulty", "topic", "source");

    private QuestionBank() {}

    /**
     * A question with what a bank knows of it.
     *
     * @param question of any kind
     * @param tags of an exam item: {@code module}, {@code difficulty}, {@code topic}, {@code
     *     source}; in this order, absent when not known
     */
    public record Item(Question question, Map<String, String> tags) {
        /** Copies the tags, in order. */
        public Item {
            Map<String, String> sorted = new LinkedHashMap<>();
            for (String tag : TAGS) {
                if (tags.containsKey(tag)) {
                    sorted.put(tag, Objects.requireNonNull(tags.get(tag)));
                }
            }
            tags = java.util.Collections.unmodifiableMap(sorted);
        }

        /**
         * A question without tags.
         *
         * @param question of any kind
         * @return item
         */
        public static Item of(Question question) {
            return new Item(question, Map.of());
        }
    }

    /**
     * What came out.
     *
     * @param items in the order of the file, those with errors too
     * @param diagnostics every finding
     */
    public record Result(List<Item> items, List<Diagnostic> diagnostics) {
        /** Copies the lists. */
        public Result {
            items = List.copyOf(items);
            diagnostics = List.copyOf(diagnostics);
        }

        /**
         * Whether the file must be mended first.
         *
         * @return true when there is any error
         */
        public boolean hasErrors() {
            return diagnostics.stream().anyMatch(d -> d.severity() == Diagnostic.Severity.ERROR);
        }
    }

    /**
     * Reads a file.
     *
     * @param file in a folder
     * @return its questions and what is wrong with them
     */
    public static Result read(Path file) {
        Findings findings = new Findings();
        Path folder = file.toAbsolutePath().normalize().getParent();
        String name = String.valueOf(file.getFileName());
        String text = folder == null ? null : new SourceReader(folder).text(name, findings);
        if (text == null) {
            return new Result(List.of(), findings.sorted());
        }
        return read(name, text);
    }

    /**
     * Reads a text.
     *
     * @param file its name, for findings
     * @param text Markdown, with line feeds
     * @return its questions and what is wrong with them
     */
    public static Result read(String file, String text) {
        Findings findings = new Findings();
        Body body = new Body(text, file, 0, findings);
        new ProseCheck(body, true, (path, place) -> {}, (address, place) -> {}).check();
        References references = new References();
        QuestionParser closed = new QuestionParser(body, references, false);
        OpenQuestionParser open = new OpenQuestionParser(body, references, false);
        List<Item> items = new ArrayList<>();
        Map<String, Place> ids = new HashMap<>();
        List<Body.Section> sections = body.sections(body.blocks(), 2);
        for (Body.Section section : sections.subList(1, sections.size())) {
            Item item =
                    isOpen(body, section)
                            ? Item.of(open.parse(section))
                            : closed(closed, section, findings);
            UnitParser.unique(ids, item.question().id(), section.place(), findings);
            items.add(item);
        }
        if (items.isEmpty()) {
            findings.error(Place.of(file), "there are no questions; each starts with ##");
        }
        return new Result(items, findings.sorted());
    }

    private static boolean isOpen(Body body, Body.Section section) {
        return body.sections(section.blocks(), 3).stream()
                .anyMatch(part -> part.title().equals(OpenQuestionParser.MODEL));
    }

    private static Item closed(QuestionParser parser, Body.Section section, Findings findings) {
        List<String> known = new ArrayList<>(QuestionParser.ATTRIBUTES);
        known.addAll(TAGS);
        Attributes.Reader attributes =
                Attributes.of(
                        section.attributes(),
                        section.place(),
                        "a question",
                        findings,
                        known.toArray(String[]::new));
        Question question =
                parser.parse(section, attributes, attributes.number("points", 1, 100, 1));
        Map<String, String> tags = new HashMap<>();
        for (String tag : TAGS) {
            String value = attributes.text(tag);
            if (value != null) {
                tags.put(tag, value);
            }
        }
        return new Item(question, tags);
    }

    /**
     * The items of a course: the quizzes and theory questions, or the exam bank.
     *
     * @param course without errors
     * @param exam the exam bank, with its key, instead of what learners may see
     * @return in the order of the course
     */
    public static List<Item> of(Course course, boolean exam) {
        List<Item> items = new ArrayList<>();
        Exam bank = course.exam();
        if (exam) {
            if (bank != null) {
                bank.bank().values().forEach(item -> items.add(of(item)));
            }
            return items;
        }
        for (Module module : course.modules()) {
            for (Unit unit : module.units()) {
                UnitContent content = unit.content();
                if (content instanceof UnitContent.Quiz quiz) {
                    quiz.questions().forEach(question -> items.add(Item.of(question)));
                } else if (content instanceof UnitContent.Theory theory) {
                    theory.questions().forEach(question -> items.add(Item.of(question)));
                }
            }
        }
        return items;
    }

    private static Item of(ExamItem item) {
        Map<String, String> tags = new HashMap<>();
        tags.put("module", item.module());
        tags.put("difficulty", String.valueOf(item.difficulty()));
        String topic = item.topic();
        if (topic != null) {
            tags.put("topic", topic);
        }
        String source = item.source();
        if (source != null) {
            tags.put("source", source);
        }
        return new Item(item.question(), tags);
    }
}
