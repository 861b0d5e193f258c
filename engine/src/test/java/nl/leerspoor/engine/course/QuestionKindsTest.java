package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * docs/course-language.md, Questions: what the list under a stem means, and every mistake in it.
 */
class QuestionKindsTest {
    @TempDir Path temp;

    @Test
    void theExamplesOfTheGuideAreReadWithoutAFinding() throws IOException {
        String guide = Files.readString(Path.of("../docs/course-language.md"));
        String part =
                guide.substring(
                        guide.indexOf("### Questions (quiz"), guide.indexOf("### Workbook fields"));
        Set<Question.Kind> kinds = EnumSet.noneOf(Question.Kind.class);
        String[] pieces = part.split("```markdown\n", -1);
        for (String piece : List.of(pieces).subList(1, pieces.length)) {
            QuestionBank.Result bank =
                    QuestionBank.read("guide.md", piece.substring(0, piece.indexOf("\n```")));
            assertThat(bank.diagnostics()).isEmpty();
            bank.items().forEach(item -> kinds.add(item.question().kind()));
        }
        assertThat(kinds).containsExactly(Question.Kind.values());
    }

    @Test
    void theListSaysTheKind() {
        assertThat(kind("- ( ) a\n- (x) b\n", "")).isEqualTo(Question.Kind.CHOICE);
        assertThat(kind("- a -> b\n- c -> d\n", "")).isEqualTo(Question.Kind.MATCHING);
        assertThat(kind("1. a\n2. b\n", "")).isEqualTo(Question.Kind.SEQUENCING);
        assertThat(kind("1. eerst lezen\n2. dan kiezen\n\n- ( ) a\n- (x) b\n", ""))
                .isEqualTo(Question.Kind.CHOICE);
        assertThat(kind("- ja\n- nee\n", "type=likert")).isEqualTo(Question.Kind.LIKERT);
        assertThat(kind("- (x) 18\n", "type=numeric")).isEqualTo(Question.Kind.NUMERIC);
    }

    @Test
    void rightSidesThatAreTheSameAreOneChoice() {
        Question.Matching matching =
                (Question.Matching) question("- a -> x\n- b -> y\n- c -> x\n- -> z\n", "");
        assertThat(matching.targets())
                .extracting(Question.Component::text)
                .containsExactly("x", "y", "z");
        assertThat(matching.pairs())
                .extracting(Question.Pair::target)
                .containsExactly("a", "b", "a");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("type=meerkeuze", "- (x) a\n- ( ) b\n", "1:7: error: unknown type"),
                mistake(
                        "type=long-fill-in",
                        "- (x) a\n- ( ) b\n",
                        "1:7: error: an open question stands in a unit of kind theory"),
                mistake(
                        "type=sequensing",
                        "1. a\n2. b\n",
                        "1:7: error: unknown type \"sequensing\"; did you mean \"sequencing\"?"),
                mistake(
                        "credit=half",
                        "- [x] a\n- [ ] b\n",
                        "1:7: error: credit=\"half\" must be \"all\" or \"partial\""),
                mistake(
                        "credit=partial",
                        "- (x) a\n- ( ) b\n",
                        "1:7: error: \"credit\" is only for multiple choice, matching and"
                                + " sequencing"),
                mistake(
                        "case=exact",
                        "- (x) a\n- ( ) b\n",
                        "1:7: error: \"case\" is only for type=fill-in"),
                mistake(
                        "unit=kg",
                        "- (x) a\n- ( ) b\n",
                        "1:7: error: \"unit\" is only for type=numeric"),
                mistake("type=numeric", "- (x) veel\n", "3:1: error: \"veel\" is not a number;"),
                mistake("type=numeric", "- (x) 18..16\n", "3:1: error: the range is empty;"),
                mistake(
                        "type=numeric",
                        "- ( ) 18\n",
                        "1:1: error: none of the answers is right; mark at least one (x)"),
                mistake("type=numeric", "18\n", "1:1: error: the question has no answers;"),
                mistake(
                        "type=fill-in",
                        "- (x) Ja\n- (x) ja\n",
                        "1:1: error: the answer \"ja\" is in the list twice"),
                mistake(
                        "type=true-false",
                        "- (x) Waar\n",
                        "1:1: error: a statement has two options, first true and then false"),
                mistake(
                        "type=true-false",
                        "- (x) Waar\n- (x) Niet waar\n",
                        "1:1: error: a statement has two options, first true and then false"),
                mistake(
                        "type=likert",
                        "- (x) Eens\n- ( ) Oneens\n",
                        "3:1: error: a scale has no right answer; leave out the ( ) and (x)"),
                mistake(
                        "type=likert points=2",
                        "- Eens\n- Oneens\n",
                        "1:19: error: a scale has no right answer, so it gives no points"),
                mistake(
                        "type=likert",
                        "- Eens\n- Eens\n",
                        "4:1: error: this line is in the list twice"),
                mistake(
                        "type=sequencing",
                        "1. a\n",
                        "3:1: error: this list has 2 to 12 different lines, not 1"),
                mistake(
                        "type=sequencing",
                        "1. a\n\n   > quote\n2. b\n",
                        "3:1: error: a step is one line of text"),
                mistake(
                        "type=matching",
                        "- a -> b\n- c\n- d -> e\n",
                        "4:1: error: a pair is written as left -> right"),
                mistake(
                        "type=matching",
                        "- a -> b\n- c ->\n- d -> e\n",
                        "4:1: error: the pair has nothing after ->"),
                mistake(
                        "type=matching",
                        "- a -> b\n- a -> c\n",
                        "4:1: error: this left side is in the list twice"),
                mistake(
                        "type=matching",
                        "- a -> b\n- c -> b\n",
                        "3:1: error: a matching question has 2 to 25 different right sides, not 1"),
                mistake("", "- (x) a\n- ( ) b\n\n### Hint\n", "6:1: error: the hint is empty"),
                mistake(
                        "",
                        "- (x) a\n- ( ) b\n\n### Hint\n\nx\n\n### Uitleg\n\ny\n",
                        "10:1: error: after \"### Hint\" comes nothing but more of \"### Hint\""),
                mistake(
                        "",
                        "- (x) a\n- ( ) b\n\n### Hint\n\nx\n\n- (x) c\n",
                        "10:1: error: the options stand above the first \"### Hint\""));
    }

    private static Arguments mistake(String attributes, String list, String message) {
        return Arguments.of(attributes, list, message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeHasItsPlaceAndWhatToDo(String attributes, String list, String message) {
        List<String> found =
                QuestionBank.read("b", "## A {#" + "v" + pad(attributes) + "}\n\n" + list)
                        .diagnostics()
                        .stream()
                        .map(Diagnostic::toString)
                        .toList();
        assertThat(found).anyMatch(one -> matches(one, message));
    }

    /** Columns of attributes are given as if the block started the line. */
    private static boolean matches(String found, String message) {
        if (message.startsWith("1:") && !message.startsWith("1:1:")) {
            int column = Integer.parseInt(message.substring(2, message.indexOf(':', 2)));
            String rest = message.substring(message.indexOf(':', 2));
            return found.startsWith("b:1:" + (column + 2) + rest);
        }
        return found.startsWith("b:" + message);
    }

    private static String pad(String attributes) {
        return attributes.isEmpty() ? "" : " " + attributes;
    }

    @Test
    void theExamBankTakesChoicesOnly() { // S0-080, D-10
        for (String list :
                List.of(
                        "- a -> b\n- c -> d\n",
                        "1. a\n2. b\n",
                        "- (x) a\n- ( ) b\n\n### Hint\n\nKijk.\n")) {
            CourseFolder folder = CourseFolder.copy(temp.resolve(String.valueOf(list.hashCode())));
            String bank =
                    "\n## Nog een? {#x9 module=begin outcome=K1 difficulty=1}\n\n" + list + "\n";
            folder.change("toets/bank.md", "examencommissie.\n", "examencommissie.\n" + bank);
            assertThat(folder.errors()).hasSize(1);
            assertThat(folder.errors().get(0))
                    .startsWith("toets/bank.md:5:1: error: an exam item ")
                    .containsAnyOf("is a choice, not ", "has no hints");
        }
    }

    @Test
    void theExamBankTakesSeveralRightOptionsAndStatements() {
        CourseFolder folder =
                CourseFolder.copy(temp)
                        .change(
                                "toets/bank.md",
                                "examencommissie.\n",
                                """
                                examencommissie.

                                ## Welke? {#x8 module=begin outcome=K1 difficulty=1}

                                - [x] a
                                - [x] b
                                - [ ] c

                                ## Klopt het? {#x9 module=begin outcome=K1 difficulty=1 type=true-false}

                                - (x) Waar
                                - ( ) Niet waar
                                """);

        Course course = Objects.requireNonNull(folder.read().course(), folder.errors().toString());
        Exam exam = Objects.requireNonNull(course.exam());
        assertThat(exam.bank().get("x8"))
                .extracting(ExamItem::question)
                .isInstanceOfSatisfying(
                        Question.Choice.class,
                        choice -> assertThat(choice.rightOptions()).containsOnly("a", "b"));
        assertThat(exam.bank().get("x9"))
                .extracting(ExamItem::question)
                .isInstanceOf(Question.TrueFalse.class);
    }

    @Test
    void aQuizOfTheCourseTakesEveryKindAndItsMedia() {
        CourseFolder folder =
                CourseFolder.copy(temp)
                        .change(
                                "01-start/04-oefenen.md",
                                "## 2. Wat",
                                """
                                ## Paren? {#paren outcome=K1 credit=partial}

                                - ![vierkant](media/plaatje.svg) -> a
                                - twee -> b

                                ## 2. Wat\
                                """);
        CourseReader.Result result = folder.read();
        Course course = Objects.requireNonNull(result.course(), result.diagnostics().toString());
        Unit unit = course.module("begin").orElseThrow().lessons().get(3);
        assertThat(CourseMedia.of(unit)).contains("media/plaatje.svg");
        UnitContent.Quiz quiz = (UnitContent.Quiz) Objects.requireNonNull(unit.content());
        assertThat(quiz.questions().get(1)).isInstanceOf(Question.Matching.class);
    }

    private static Question.Kind kind(String list, String attributes) {
        return question(list, attributes).kind();
    }

    private static Question question(String list, String attributes) {
        QuestionBank.Result bank =
                QuestionBank.read("b", "## A {#v" + pad(attributes) + "}\n\n" + list);
        assertThat(bank.diagnostics()).isEmpty();
        return bank.items().get(0).question();
    }
}
