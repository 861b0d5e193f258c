package nl.leerspoor.engine.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The budget is what the player itself writes: its own modules run here, in Node. */
class SuspendDataTest {
    private static final Path PLAYER = Path.of("src/main/player/src/core");

    @TempDir Path temp;

    @Test
    void theLongestProgressIsAsLongAsThePlayerWritesIt() throws Exception { // issue 4, point 3
        List<Unit> lessons = lessons();
        assertThat(lessons)
                .extracting(Unit::kind)
                .contains(UnitKind.QUIZ, UnitKind.THEORY, UnitKind.VIDEO);
        assertThat(SuspendData.longest(lessons)).isEqualTo(written(lessons, "Infinity"));
    }

    @Test
    void theShortestProgressIsWhatThePlayerKeepsWhenThereIsNoRoom() throws Exception {
        List<Unit> lessons = lessons();
        int least =
                lessons.stream()
                        .mapToInt(unit -> writtenQuietly(lessons, unit))
                        .max()
                        .orElseThrow();
        assertThat(SuspendData.shortest(lessons)).isEqualTo(least);
    }

    @Test
    void shortNamesAreThePlayers() throws Exception {
        Module module = course().modules().get(0);
        String script =
                "import { unitKey, questionKey } from '"
                        + uri("progress.js")
                        + "';\n"
                        + module.units().stream()
                                .map(
                                        unit ->
                                                "console.log(unitKey({ module: '"
                                                        + module.id()
                                                        + "', id: '"
                                                        + unit.id()
                                                        + "' }), questionKey({ id: '"
                                                        + unit.id()
                                                        + "' }));\n")
                                .collect(Collectors.joining());
        String expected =
                module.units().stream()
                        .map(
                                unit ->
                                        SuspendData.unitName(module, unit)
                                                + " "
                                                + SuspendData.questionName(unit.id())
                                                + "\n")
                        .collect(Collectors.joining());
        assertThat(node(script)).isEqualTo(expected);
    }

    private int writtenQuietly(List<Unit> lessons, Unit open) {
        try {
            return written(lessons, "0, '" + lessons.indexOf(open) + "'.padStart(4, '0')");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets the player write the progress of a learner who is everywhere at once. */
    private int written(List<Unit> lessons, String limit) throws IOException, InterruptedException {
        StringBuilder script =
                new StringBuilder(
                        "import { encode, emptyState, emptyRecord } from '"
                                + uri("encoding.js")
                                + "';\nconst state = emptyState();\n"
                                + "state.registration = '01234567-89ab-4cde-8f01-23456789abcd';\n"
                                + "state.saved = 36 ** 5 - 1;\n"
                                + "const add = (at, more) => state.units[String(at).padStart(4, '0')]"
                                + " = { ...emptyRecord(), opened: true, seconds: 600, ...more };\n");
        for (int i = 0; i < lessons.size(); i++) {
            script.append("add(")
                    .append(i)
                    .append(", {")
                    .append(more(lessons.get(i)))
                    .append("});\n");
        }
        script.append("console.log(encode(state, ").append(limit).append(").length);\n");
        return Integer.parseInt(node(script.toString()).strip());
    }

    private static String more(Unit unit) {
        if (unit.content() instanceof UnitContent.Quiz quiz) {
            boolean parts = quiz.questions().stream().anyMatch(SuspendData::hasParts);
            return "handedIn: true, best: { raw: "
                    + (parts ? "8.33" : "9")
                    + ", max: 10 }, answers: {"
                    + quiz.questions().stream()
                            .map(
                                    question ->
                                            "'"
                                                    + SuspendData.questionName(question.id())
                                                    + "': { checked: true, chosen: '"
                                                    + "a".repeat(SuspendData.kept(question))
                                                    + "' }")
                            .collect(Collectors.joining(", "))
                    + "}";
        } else if (unit.content() instanceof UnitContent.Theory theory) {
            return "theory: ["
                    + theory.questions().stream()
                            .map(q -> "'" + SuspendData.questionName(q.id()) + "'")
                            .collect(Collectors.joining(", "))
                    + "]";
        } else if (unit.kind() == UnitKind.VIDEO) {
            return "film: { at: 7, seen: Array.from({ length: "
                    + SuspendData.STRETCHES
                    + " }, (_, i) => [2 * i, 2 * i + 1]) }";
        }
        return "";
    }

    private String node(String script) throws IOException, InterruptedException {
        Path file = temp.resolve("script.mjs");
        Path out = temp.resolve("out.txt");
        Files.writeString(file, script);
        Process node =
                new ProcessBuilder("node", file.toString())
                        .redirectOutput(out.toFile())
                        .redirectErrorStream(true)
                        .start();
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(out, StandardCharsets.UTF_8);
        assertThat(node.exitValue()).as(text).isZero();
        return text;
    }

    private static String uri(String module) {
        return PLAYER.resolve(module).toUri().toString();
    }

    private static List<Unit> lessons() {
        return course().modules().stream().flatMap(m -> m.lessons().stream()).toList();
    }

    private static Course course() {
        return Objects.requireNonNull(
                CourseReader.read(CourseFolder.golden("klein/source")).course());
    }
}
