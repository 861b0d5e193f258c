package nl.leerspoor.authoring;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.Diagnostic.Severity;
import nl.leerspoor.engine.course.Rule;

/**
 * Looks up the words of a course for {@code check --spelling}: in hunspell's dictionary of the
 * course's language, and in the course's own list {@code woordenlijst.txt} (one word a line).
 * Units, exam bank and captions are read; of front matter only what people read.
 */
final class Spelling {
    /** The words that the course adds to the dictionary. */
    static final String OWN_WORDS = "woordenlijst.txt";

    private static final Set<String> ELSEWHERE = Set.of("tools", "node_modules");
    private static final Pattern READ =
            Pattern.compile("(?:^summary:|criterion:|sufficient:)\\s*\"?([^\"]*)");
    private static final Pattern MARKUP =
            Pattern.compile(
                    "\\{#[^}]*}|\\]\\([^)]*\\)|`[^`]*`|https?://\\S+|\\S+@\\S+|<[^>]*>|[*_#|\\[\\]]");

    /** Ids and codes have a digit in them; the 's and 't of Dutch are no words of their own. */
    private static final Pattern WORD =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])(?<!\\P{L}['’])[\\p{L}\\p{M}]{2,}(?:['’-][\\p{L}\\p{M}]+)*"
                            + "(?![\\p{L}\\p{N}])");

    private static final Pattern TIMES = Pattern.compile("WEBVTT.*|\\d+|.*-->.*");

    private final String dictionary;
    private final Set<String> own;

    private Spelling(String dictionary, Set<String> own) {
        this.dictionary = dictionary;
        this.own = own;
    }

    /** A line of a file, with all that is no text blanked out, so that columns stay. */
    private record Line(String file, int number, String text) {}

    /**
     * Looks up every word.
     *
     * @param course folder
     * @param language of the course, a BCP 47 tag
     * @return a warning for each place where a word is in neither list
     * @throws UserError when hunspell or its dictionary is not installed
     */
    static List<Diagnostic> check(Path course, String language) throws IOException {
        Set<String> own = new HashSet<>();
        Path list = course.resolve(OWN_WORDS);
        if (Files.isRegularFile(list)) {
            Files.readAllLines(list).stream().map(Spelling::plain).forEach(own::add);
        }
        List<Line> lines = new ArrayList<>();
        try (Stream<Path> all = Files.walk(course)) {
            for (Path file :
                    all.filter(path -> isRead(course.relativize(path))).sorted().toList()) {
                String name = course.relativize(file).toString().replace('\\', '/');
                lines.addAll(lines(name, Files.readAllLines(file)));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Spelling(dictionary(language), own).check(lines);
    }

    private static boolean isRead(Path file) {
        for (Path part : file) {
            if (ELSEWHERE.contains(part.toString()) || part.toString().startsWith(".")) {
                return false;
            }
        }
        // What lies at the top is about the course, not in it.
        return file.getNameCount() > 1 && file.toString().matches(".*\\.(?:md|vtt)");
    }

    /** {@code nl} is {@code nl_NL} to hunspell. */
    private static String dictionary(String language) {
        String[] parts = language.split("-");
        String region = parts.length > 1 ? parts[1] : parts[0];
        return parts[0] + "_" + region.toUpperCase(Locale.ROOT);
    }

    private static List<Line> lines(String file, List<String> all) {
        List<Line> lines = new ArrayList<>();
        boolean captions = file.endsWith(".vtt");
        boolean front = !captions && !all.isEmpty() && all.get(0).equals("---");
        boolean code = false;
        for (int i = 0; i < all.size(); i++) {
            String line = all.get(i);
            if (front) {
                front = i == 0 || !line.equals("---");
                lines.add(new Line(file, i + 1, onlyRead(line)));
            } else if (line.startsWith("```")) {
                code = !code;
            } else if (!code && !(captions && TIMES.matcher(line).matches())) {
                lines.add(new Line(file, i + 1, blank(MARKUP.matcher(line), line)));
            }
        }
        return lines;
    }

    private static String onlyRead(String line) {
        char[] text = " ".repeat(line.length()).toCharArray();
        Matcher read = READ.matcher(line);
        while (read.find()) {
            line.getChars(read.start(1), read.end(1), text, read.start(1));
        }
        return new String(text);
    }

    private static String blank(Matcher markup, String line) {
        StringBuilder text = new StringBuilder(line);
        while (markup.find()) {
            text.replace(markup.start(), markup.end(), " ".repeat(markup.end() - markup.start()));
        }
        return text.toString();
    }

    private List<Diagnostic> check(List<Line> lines) throws IOException {
        Process hunspell;
        try {
            hunspell =
                    new ProcessBuilder("hunspell", "-a", "-i", "UTF-8", "-d", dictionary)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            throw new UserError(
                    "hunspell is needed for --spelling; install it with its dictionary, such as"
                            + " Debian's packages hunspell and hunspell-nl");
        }
        List<Diagnostic> findings = new ArrayList<>();
        try (BufferedWriter ask = hunspell.outputWriter(StandardCharsets.UTF_8);
                BufferedReader answer = hunspell.inputReader(StandardCharsets.UTF_8)) {
            if (answer.readLine() == null) {
                throw new UserError(
                        "hunspell has no dictionary "
                                + dictionary
                                + "; install it, such as Debian's package hunspell-nl");
            }
            Map<String, String> answers = new HashMap<>();
            for (Line line : lines) {
                Matcher words = WORD.matcher(line.text());
                while (words.find()) {
                    String word = plain(words.group());
                    String said = answers.get(word);
                    if (said == null) {
                        said = isOwn(word) ? "" : ask(word, ask, answer);
                        String unstressed = unstressed(word);
                        if (!said.isEmpty() && !unstressed.equals(word)) {
                            said = ask(unstressed, ask, answer).isEmpty() ? "" : said;
                        }
                        answers.put(word, said);
                    }
                    if (!said.isEmpty()) {
                        findings.add(
                                new Diagnostic(
                                        Severity.WARNING,
                                        Rule.SPELLING.id(),
                                        line.file(),
                                        line.number(),
                                        words.start() + 1,
                                        said));
                    }
                }
            }
        } finally {
            hunspell.destroy();
        }
        return findings;
    }

    /** Also at the start of a sentence. */
    private boolean isOwn(String word) {
        return own.contains(word)
                || own.contains(word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1));
    }

    /** Dutch stresses a word with acute accents ("Hij zág het"), which no dictionary lists. */
    private static String unstressed(String word) {
        return Normalizer.normalize(
                Normalizer.normalize(word, Normalizer.Form.NFD).replace("\u0301", ""),
                Normalizer.Form.NFC);
    }

    /** What is wrong with a word; empty for nothing. */
    private static String ask(String word, BufferedWriter ask, BufferedReader answer)
            throws IOException {
        ask.write("^" + word + "\n"); // the sign keeps a word from being a command
        ask.flush();
        String found = "";
        for (String said = answer.readLine();
                said != null && !said.isEmpty();
                said = answer.readLine()) {
            if (said.startsWith("&") || said.startsWith("#")) {
                int colon = said.indexOf(": ");
                found =
                        "\""
                                + word
                                + "\" is in neither the dictionary nor "
                                + OWN_WORDS
                                + (colon < 0
                                        ? ""
                                        : "; did you mean "
                                                + suggestions(said.substring(colon + 2))
                                                + "?");
            }
        }
        return found;
    }

    private static String suggestions(String all) {
        return Stream.of(all.split(", "))
                .limit(3)
                .map(word -> "\"" + word + "\"")
                .collect(Collectors.joining(", "));
    }

    /** Dictionaries know the straight apostrophe only. */
    private static String plain(String text) {
        return text.replace('’', '\'').strip();
    }
}
