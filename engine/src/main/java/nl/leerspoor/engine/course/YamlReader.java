package nl.leerspoor.engine.course;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML into {@link YamlNode}s. Aliases, tags and deep nesting are refused: a course needs
 * none of them, and they are how YAML bombs are made.
 */
final class YamlReader {
    private static final int MAX_DEPTH = 12;

    private final String file;
    private final int linesBefore;
    private final Findings findings;
    private final Iterator<Event> events;

    private YamlReader(String text, String file, int linesBefore, Findings findings) {
        this.file = file;
        this.linesBefore = linesBefore;
        this.findings = findings;
        LoadSettings settings = LoadSettings.builder().setUseMarks(true).setLabel(file).build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /**
     * Reads one document.
     *
     * @param linesBefore how many lines of the file come before the text
     * @return null when it is empty or broken, with the reason among the findings
     */
    static @Nullable YamlNode read(String text, String file, int linesBefore, Findings findings) {
        try {
            return new YamlReader(text, file, linesBefore, findings).document();
        } catch (Refused e) {
            findings.error(Rule.YAML, e.place, e.reason);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            findings.error(
                    Rule.YAML,
                    mark.map(m -> place(file, linesBefore, m)).orElse(Place.of(file)),
                    "this is not valid YAML: " + problem(e, linesBefore));
        } catch (YamlEngineException e) {
            findings.error(Rule.YAML, Place.of(file), "this is not valid YAML: " + e.getMessage());
        }
        return null;
    }

    private static String problem(MarkedYamlEngineException e, int linesBefore) {
        String problem = e.getProblem() == null ? "it cannot be read" : e.getProblem().strip();
        Optional<Mark> start = e.getContextMark();
        if (e.getContext() == null || start.isEmpty()) {
            return problem;
        }
        // "unexpected end of stream" says little without the quote that was never closed.
        int line = start.get().getLine() + 1 + linesBefore;
        return problem + " " + e.getContext().strip() + " that starts in line " + line;
    }

    private @Nullable YamlNode document() throws Refused {
        events.next(); // stream start
        if (events.next().getEventId() != Event.ID.DocumentStart) {
            findings.error(Rule.YAML, Place.of(file), "the file is empty");
            return null;
        }
        YamlNode node = node(events.next(), 0);
        events.next(); // document end
        Event after = events.next();
        if (after.getEventId() == Event.ID.DocumentStart) {
            throw new Refused(place(after), "a second YAML document (---) is not read; remove it");
        }
        return node;
    }

    private YamlNode node(Event event, int depth) throws Refused {
        if (depth > MAX_DEPTH) {
            throw new Refused(place(event), "this is nested more than " + MAX_DEPTH + " deep");
        }
        if (event instanceof AliasEvent
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw new Refused(
                    place(event), "anchors (&) and aliases (*) are not used here; write it out");
        }
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event);
            case SequenceStart -> sequence(event, depth);
            case MappingStart -> mapping(event, depth);
            default -> throw new Refused(place(event), "a value was expected here");
        };
    }

    private YamlNode scalar(ScalarEvent event) throws Refused {
        if (event.getTag().isPresent()) {
            throw new Refused(place(event), "tags (!) are not used here; remove it");
        }
        return new YamlNode.Scalar(event.getValue(), event.isPlain(), place(event));
    }

    private YamlNode sequence(Event start, int depth) throws Refused {
        List<YamlNode> items = new ArrayList<>();
        for (Event e = events.next(); e.getEventId() != Event.ID.SequenceEnd; e = events.next()) {
            items.add(node(e, depth + 1));
        }
        return new YamlNode.Sequence(List.copyOf(items), place(start));
    }

    private YamlNode mapping(Event start, int depth) throws Refused {
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        for (Event e = events.next(); e.getEventId() != Event.ID.MappingEnd; e = events.next()) {
            if (!(node(e, depth + 1) instanceof YamlNode.Scalar key)) {
                throw new Refused(place(e), "a key must be one word");
            }
            YamlNode value = node(events.next(), depth + 1);
            YamlNode.Entry first = entries.get(key.value());
            if (first != null) {
                findings.error(
                        Rule.YAML,
                        key.place(),
                        "the key \""
                                + key.value()
                                + "\" is here twice (first in line "
                                + first.place().line()
                                + ")");
            } else {
                entries.put(key.value(), new YamlNode.Entry(key.value(), key.place(), value));
            }
        }
        return new YamlNode.Mapping(entries, place(start));
    }

    private Place place(Event event) {
        return event.getStartMark()
                .map(mark -> place(file, linesBefore, mark))
                .orElse(Place.of(file));
    }

    private static Place place(String file, int linesBefore, Mark mark) {
        return new Place(file, mark.getLine() + 1 + linesBefore, mark.getColumn() + 1);
    }

    /** Leaves the recursion; caught in {@link #read}. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Place place;
        private final String reason;

        Refused(Place place, String reason) {
            super(reason, null, false, false);
            this.place = place;
            this.reason = reason;
        }
    }
}
