package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Paragraph;

/**
 * Markdown as its reader meets it. Words are counted everywhere but in code blocks and alt texts;
 * sentences only in paragraphs, list items and quotes: headings and the cells of a table are none.
 *
 * @param words how many words there are to read
 * @param sentences each as a list of words that have a letter in them
 */
record PlainText(int words, List<List<String>> sentences) {
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’.,-][\\p{L}\\p{M}\\p{N}]+)*");
    // A full stop ends a sentence when a new one starts behind it, so that "bijv. een bal" is one.
    private static final Pattern END =
            Pattern.compile(
                    "(?<=[.!?…]['’”\")]{0,2})\\s+(?=['‘“\"(]{0,2}[\\p{Lu}\\p{N}])|(?<=[:;])\\s+");

    static PlainText of(Stream<String> markdown) {
        Collector collector = new Collector();
        markdown.filter(text -> !text.isBlank())
                .forEach(text -> Markdown.parse(text).accept(collector));
        return new PlainText(collector.words, List.copyOf(collector.sentences));
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    private static final class Collector extends InlineText {
        private final List<List<String>> sentences = new ArrayList<>();
        private int words;

        @Override
        public void visit(Paragraph paragraph) {
            line.setLength(0);
            visitChildren(paragraph);
            words += words(line.toString()).size();
            for (String sentence : END.split(line)) {
                List<String> spoken =
                        words(sentence).stream()
                                .filter(word -> word.codePoints().anyMatch(Character::isLetter))
                                .toList();
                if (!spoken.isEmpty()) {
                    sentences.add(spoken);
                }
            }
        }

        @Override
        public void visit(Heading heading) {
            line.setLength(0);
            visitChildren(heading);
            words += words(line.toString()).size();
        }

        /** A cell of a table, or something inside one. */
        @Override
        public void visit(CustomNode cell) {
            line.setLength(0);
            visitChildren(cell);
            words += words(line.toString()).size();
            line.setLength(0);
        }

        @Override
        public void visit(Image image) {
            // its alt text is for those who do not see it
        }
    }
}
