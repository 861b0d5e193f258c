package nl.leerspoor.engine.course;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A WebVTT file, as far as a course needs to know it.
 *
 * @param words in all cues
 * @param end when the last cue goes; nil without any
 * @param problems what keeps a browser from showing them as meant
 */
record Captions(int words, Duration end, List<Problem> problems) {
    private static final Pattern TIMING =
            Pattern.compile(
                    "(?:(\\d{2,4}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})[ \\t]+-->[ \\t]+"
                            + "(?:(\\d{2,4}):)?([0-5]\\d):([0-5]\\d)\\.(\\d{3})(?:[ \\t].*)?");
    private static final Pattern BLOCK_OF_OURS = Pattern.compile("(?:NOTE|STYLE|REGION)(?:\\s.*)?");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    /** Something wrong in the file. */
    record Problem(Place place, String message) {}

    static Captions parse(String file, String text) {
        String[] lines = text.split("\n", -1);
        List<Problem> problems = new ArrayList<>();
        // WebVTT 4.1: the signature, alone on its line or followed by a space and a remark.
        if (!lines[0].matches("WEBVTT(?:[ \\t].*)?")) {
            problems.add(
                    new Problem(
                            new Place(file, 1, 1),
                            "these are no WebVTT captions; the first line must be WEBVTT"));
            return new Captions(0, Duration.ZERO, problems);
        }
        return new Reading(file, lines, problems).read();
    }

    /** One pass over the lines. */
    private static final class Reading {
        private final String file;
        private final String[] lines;
        private final List<Problem> problems;
        private Duration last = Duration.ZERO;
        private Duration end = Duration.ZERO;
        private int words;

        Reading(String file, String[] lines, List<Problem> problems) {
            this.file = file;
            this.lines = lines;
            this.problems = problems;
        }

        Captions read() {
            int at = 1;
            // The header goes on until a blank line; some tools leave that line out.
            while (at < lines.length && !lines[at].isBlank() && !lines[at].contains("-->")) {
                at++;
            }
            int cues = 0;
            while (at < lines.length) {
                if (lines[at].isBlank()) {
                    at++;
                    continue;
                }
                int stop = at;
                while (stop < lines.length && !lines[stop].isBlank()) {
                    stop++;
                }
                if (!BLOCK_OF_OURS.matcher(lines[at]).matches()) {
                    cue(at, stop);
                    cues++;
                }
                at = stop;
            }
            if (cues == 0) {
                problems.add(new Problem(new Place(file, 1, 1), "there are no captions in it"));
            }
            return new Captions(words, end, List.copyOf(problems));
        }

        private void cue(int at, int stop) {
            int timing = lines[at].contains("-->") || at + 1 == stop ? at : at + 1;
            Place place = new Place(file, timing + 1, 1);
            Matcher matcher = TIMING.matcher(lines[timing].strip());
            if (!matcher.matches()) {
                problems.add(
                        new Problem(
                                place,
                                "this is no time of a caption; write 00:01.000 --> 00:03.500"));
                return;
            }
            Duration from = time(matcher, 1);
            Duration to = time(matcher, 5);
            if (to.compareTo(from) <= 0) {
                problems.add(new Problem(place, "the caption goes before it comes"));
            } else if (from.compareTo(last) < 0) {
                problems.add(new Problem(place, "the caption comes before the one above it"));
            }
            last = from;
            end = to.compareTo(end) > 0 ? to : end;
            for (int line = timing + 1; line < stop; line++) {
                String said = TAG.matcher(lines[line]).replaceAll("").strip();
                words += said.isEmpty() ? 0 : said.split("\\s+", -1).length;
            }
        }

        private static Duration time(Matcher matcher, int group) {
            String hours = matcher.group(group);
            return Duration.ofHours(hours == null ? 0 : Long.parseLong(hours))
                    .plusMinutes(Long.parseLong(matcher.group(group + 1)))
                    .plusSeconds(Long.parseLong(matcher.group(group + 2)))
                    .plusMillis(Long.parseLong(matcher.group(group + 3)));
        }
    }
}
