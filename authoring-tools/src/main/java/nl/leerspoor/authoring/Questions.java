package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.CourseReader;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.QuestionBank;
import nl.leerspoor.engine.course.exchange.Exchange;
import nl.leerspoor.engine.course.exchange.ExchangeFormat;
import nl.leerspoor.engine.course.exchange.Imported;
import nl.leerspoor.engine.course.exchange.Loss;
import nl.leerspoor.engine.course.exchange.MarkdownBank;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leerspoor questions}: questions out of a course and into one. */
@Command(
        name = "questions",
        mixinStandardHelpOptions = true,
        description =
                "Takes questions to other tools and back, as GIFT or QTI. Reports, item by item,"
                        + " what the other format cannot hold.",
        subcommands = {Questions.Export.class, Questions.Import.class})
final class Questions implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    /** For picocli. */
    Questions() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code leerspoor questions export}. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Writes the questions of a course: those of its quizzes and theory units, or with"
                        + " --exam its exam bank.",
                "",
                "The right answers are in the file. With --exam, keep it from learners (D-10)."
            })
    static final class Export implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();

        @Parameters(
                paramLabel = "<course>",
                description = "The course's folder, or a bank of questions (.md).")
        private Path course = Path.of("");

        @Option(
                names = "--format",
                required = true,
                paramLabel = "<format>",
                description = "gift, qti22 or qti3.")
        private String format = "";

        @Option(
                names = "--out",
                required = true,
                paramLabel = "<file>",
                description = "The file to write: a text for gift, a zip for the others.")
        private Path out = Path.of("");

        @Option(names = "--exam", description = "The exam bank, with its key.")
        private boolean exam;

        /** For picocli. */
        Export() {}

        @Override
        public Integer call() throws IOException {
            PrintWriter console = spec.commandLine().getOut();
            ExchangeFormat wanted = wanted();
            List<QuestionBank.Item> items;
            String title = name(course);
            String language = "nl";
            if (Files.isRegularFile(course)) {
                QuestionBank.Result bank = QuestionBank.read(course);
                if (!readable(bank.diagnostics(), console)) {
                    return 1;
                }
                items = bank.items();
            } else {
                CourseReader.Result result = CourseReader.read(course);
                Course read = result.course();
                if (read == null) {
                    readable(result.diagnostics(), console);
                    return 1;
                }
                items = QuestionBank.of(read, exam);
                title = read.id();
                language = read.language();
            }
            if (items.isEmpty()) {
                throw new UserError(
                        course + (exam ? " has no exam bank" : " has no questions to write"));
            }
            Exchange.Exported exported = Exchange.export(items, wanted, title, language);
            Files.write(out, exported.bytes());
            exported.losses().forEach(loss -> console.println("  " + loss));
            console.println(
                    items.size()
                            + (items.size() == 1 ? " question" : " questions")
                            + " in "
                            + out
                            + "; "
                            + summary(exported.losses()));
            return 0;
        }

        private ExchangeFormat wanted() {
            return Arrays.stream(ExchangeFormat.values())
                    .filter(one -> one.key().equals(format.strip()))
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new UserError(
                                            "there is no format \""
                                                    + format
                                                    + "\"; known: gift, qti22, qti3"));
        }

        private boolean readable(List<Diagnostic> diagnostics, PrintWriter console) {
            if (!Report.hasErrors(diagnostics)) {
                return true;
            }
            Report.print(diagnostics, false, console);
            console.println(course + ": " + Report.summary(diagnostics) + "; nothing was written");
            return false;
        }
    }

    /** {@code leerspoor questions import}. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Reads GIFT, a QTI item or a zip of QTI items (2.x, 3.0) and writes them as"
                        + " Markdown, from which you copy what you need into a quiz.",
                "",
                "Ends with 1 when a part of the file could not be read; the rest is written."
            })
    static final class Import implements Callable<Integer> {
        @Spec private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "<file>", description = "GIFT text, QTI XML or a QTI zip.")
        private Path file = Path.of("");

        @Option(
                names = "--out",
                required = true,
                paramLabel = "<bank.md>",
                description = "The Markdown file to write; never written over.")
        private Path out = Path.of("");

        /** For picocli. */
        Import() {}

        @Override
        public Integer call() throws IOException {
            PrintWriter console = spec.commandLine().getOut();
            if (!Files.isRegularFile(file)) {
                throw new UserError("there is no file " + file);
            }
            if (Files.exists(out)) {
                throw new UserError(out + " is there already; choose another name");
            }
            Imported imported = Exchange.read(file);
            Report.print(imported.diagnostics(), true, console);
            imported.losses().forEach(loss -> console.println("  " + loss));
            if (imported.items().isEmpty()) {
                console.println(file + ": no questions; nothing was written");
                return 1;
            }
            String markdown = MarkdownBank.write(name(file), imported.items());
            Files.write(out, markdown.getBytes(StandardCharsets.UTF_8));
            QuestionBank.Result again = QuestionBank.read(name(out), markdown);
            Report.print(again.diagnostics(), false, console);
            long aimless =
                    imported.items().stream()
                            .filter(item -> item.question().outcome().isEmpty())
                            .count();
            if (aimless > 0) {
                console.println(
                        "  "
                                + aimless
                                + " without an outcome: add outcome=… to the heading before you use"
                                + " it (S0-041)");
            }
            int count = imported.items().size();
            console.println(
                    count
                            + (count == 1 ? " question" : " questions")
                            + " in "
                            + out
                            + "; "
                            + summary(imported.losses()));
            return Report.hasErrors(imported.diagnostics()) || again.hasErrors() ? 1 : 0;
        }
    }

    private static String summary(List<Loss> losses) {
        return losses.isEmpty()
                ? "nothing was lost"
                : losses.size() + (losses.size() == 1 ? " remark" : " remarks") + " above";
    }

    private static String name(Path file) {
        return String.valueOf(file.toAbsolutePath().normalize().getFileName());
    }
}
