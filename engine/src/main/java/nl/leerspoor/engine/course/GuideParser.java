package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.Block;
import org.commonmark.node.Heading;

/** Reads the prose of a guide, and finds the lines that the plan fills. */
final class GuideParser {
    private static final Pattern LINE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*\\}\\}");
    private static final Pattern HASHES = Pattern.compile("\\s*#{1,6}\\s*");

    private final GuideKind kind;
    private final Course course;
    private final Body body;
    private final Findings findings;
    private final List<GuideText.Part> parts = new ArrayList<>();
    private final List<Block> prose = new ArrayList<>();
    private final Set<GuideFact> filled = EnumSet.noneOf(GuideFact.class);
    private final Set<Integer> lines = new java.util.HashSet<>();
    private int level = 1;

    private GuideParser(GuideKind kind, Course course, Body body) {
        this.kind = kind;
        this.course = course;
        this.body = body;
        this.findings = body.findings();
    }

    /** The guides that the course has a text for. */
    static List<GuideText> parse(
            Course course, SourceReader sources, References references, Findings findings) {
        List<GuideText> guides = new ArrayList<>();
        for (GuideKind kind : GuideKind.values()) {
            String file = kind.file();
            String text = sources.find(file).isEmpty() ? null : sources.text(file, findings);
            if (text != null) {
                Body body = new Body(text, file, 0, findings);
                new ProseCheck(body, false, refuse(findings), references::link).check();
                guides.add(new GuideParser(kind, course, body).parse(text));
            }
        }
        return guides;
    }

    /** One PDF has nothing beside it, and its pages have no pictures yet. */
    private static java.util.function.BiConsumer<String, Place> refuse(Findings findings) {
        return (path, place) ->
                findings.error(
                        Rule.GUIDE,
                        place,
                        "a guide has no pictures or files of its own, so \""
                                + path
                                + "\" cannot be reached; name an address on the web, or leave it"
                                + " out");
    }

    private GuideText parse(String text) {
        body.refuseAttributes(body.blocks());
        body.blocks().forEach(this::add);
        endProse();
        strayBraces(text);
        for (GuideFact fact : kind.needed()) {
            if (!filled.contains(fact) && fact.missingFrom(course).isEmpty()) {
                int last = (int) text.stripTrailing().lines().count();
                findings.error(
                        Rule.GUIDE,
                        new Place(kind.file(), Math.max(1, last), 1),
                        "the guide does not say "
                                + fact.line()
                                + "; add it on a line of its own, where it belongs");
            }
        }
        return new GuideText(kind, parts);
    }

    private void add(Block block) {
        String raw = body.raw(block);
        Matcher line = LINE.matcher(raw);
        if (block instanceof Heading heading) {
            endProse();
            level = heading.getLevel();
            parts.add(new GuideText.Heading(level, HASHES.matcher(raw).replaceFirst("")));
        } else if (line.matches()) {
            endProse();
            fact(line.group(1), body.place(block));
        } else {
            prose.add(block);
        }
    }

    private void endProse() {
        if (!prose.isEmpty()) {
            parts.add(new GuideText.Text(body.prose(prose)));
            prose.clear();
        }
    }

    private void fact(String key, Place place) {
        lines.add(place.line());
        GuideFact fact = GuideFact.find(key).orElse(null);
        if (fact == null) {
            findings.error(
                    Rule.GUIDE,
                    place,
                    "there is nothing called {{"
                            + key
                            + "}}"
                            + Suggestion.of(
                                    key,
                                    Stream.of(GuideFact.values()).map(GuideFact::key).toList()));
            return;
        }
        String missing = fact.missingFrom(course);
        if (!missing.isEmpty()) {
            findings.error(
                    Rule.GUIDE,
                    place,
                    fact.line()
                            + " has nothing to say, because the course has no "
                            + missing
                            + "; remove the line");
        }
        filled.add(fact);
        parts.add(new GuideText.Filled(fact, level));
    }

    /** Braces inside a sentence, or against other lines, would be printed as they are. */
    private void strayBraces(String text) {
        List<String> all = text.lines().toList();
        for (int i = 0; i < all.size(); i++) {
            int at = all.get(i).indexOf("{{");
            if (at >= 0 && !lines.contains(i + 1)) {
                findings.error(
                        Rule.GUIDE,
                        new Place(kind.file(), i + 1, at + 1),
                        "{{…}} fills a line of its own, with an empty line before and after it");
            }
        }
    }
}
