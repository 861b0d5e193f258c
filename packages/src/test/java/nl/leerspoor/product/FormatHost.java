package nl.leerspoor.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.leerspoor.authoring.PreviewServer;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.ContentPackages;
import nl.leerspoor.engine.content.LrsAccess;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.PackagePlan;
import nl.leerspoor.engine.content.PackageScope;
import nl.leerspoor.engine.content.ScoPer;
import nl.leerspoor.engine.content.cmi5.CourseStructure;
import nl.leerspoor.engine.content.scorm.Manifest;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.SourceReader;
import org.jspecify.annotations.Nullable;

/** A host of any of the five formats, with the engine that its packages know. */
final class FormatHost implements AutoCloseable {
    final PackageFormat format;
    final Cmi5Host engine;
    private final Course course;
    private final ContentPackage content;
    private final PreviewServer frame;

    /** With a package of one SCO. */
    FormatHost(
            PackageFormat format, Course course, Path source, PackageScope scope, boolean withLrs)
            throws IOException {
        this(format, course, source, scope, ScoPer.COURSE, withLrs);
    }

    FormatHost(
            PackageFormat format,
            Course course,
            Path source,
            PackageScope scope,
            ScoPer scos,
            boolean withLrs)
            throws IOException {
        this.format = format;
        this.course = course;
        engine = new Cmi5Host();
        @Nullable LrsAccess lrs =
                withLrs ? new LrsAccess(engine.endpoint(), "sleutel", "geheim") : null;
        content =
                ContentPackages.of(
                        new PackagePlan(course, format, scope, scos, lrs),
                        new SourceReader(source));
        engine.show(content);
        frame = new PreviewServer(0, List.of(content));
    }

    /** All that is in the package. */
    Player launch(Page page, String learner) {
        page.navigate(
                switch (format) {
                    case CMI5 -> engine.launchAddress();
                    case XAPI -> engine.xapiAddress();
                    case SCORM12, SCORM2004, WEB ->
                            frame.uri() + format.key() + "/?learner=" + learner;
                });
        return player(page, Player.POINTER);
    }

    /** One part of it, as cmi5.xml or the manifest has it. */
    Player launch(Page page, String learner, String part, Player.Hands hands) {
        if (format == PackageFormat.CMI5) {
            page.navigate(
                    engine.launchAddress(
                            CourseStructure.of(course, PackageScope.COURSE)
                                    .assignableUnits()
                                    .filter(unit -> unit.slug().equals(part))
                                    .findFirst()
                                    .orElseThrow()));
        } else {
            // The preview launches what is whole: here the LMS adds the parameters of the item.
            String start = "index.html" + parameters(part);
            page.unrouteAll();
            page.route("**/launch?*", route -> startAt(route, start));
            page.navigate(frame.uri() + format.key() + "/?learner=" + learner);
        }
        return player(page, hands);
    }

    private String parameters(String part) {
        String manifest =
                new String(
                        Objects.requireNonNull(content.files().get(Manifest.FILE)).bytes(),
                        StandardCharsets.UTF_8);
        Matcher item =
                Pattern.compile(
                                "<item identifier=\"item\\."
                                        + Pattern.quote(course.id() + "." + part)
                                        + "\"[^>]* parameters=\"([^\"]*)\"")
                        .matcher(manifest);
        if (!item.find()) {
            throw new AssertionError("no SCO of " + part);
        }
        return item.group(1);
    }

    private static void startAt(Route route, String start) {
        APIResponse launched = route.fetch();
        route.fulfill(
                new Route.FulfillOptions()
                        .setResponse(launched)
                        .setBody(launched.text().replace("/index.html", "/" + start)));
    }

    Player player(Page page, Player.Hands hands) {
        boolean alone = format == PackageFormat.CMI5 || format == PackageFormat.XAPI;
        return new Player(Player.frame(page, alone), course, hands);
    }

    /** What a teacher sees there: status and score, or verbs. */
    String told(String learner) {
        return switch (format) {
            case SCORM12 -> values(learner, "core.lesson_status", "core.score.raw");
            case SCORM2004 ->
                    values(
                            learner,
                            "completion_status",
                            "success_status",
                            "progress_measure",
                            "score.raw",
                            "score.scaled");
            case CMI5, XAPI -> said("completed", "passed", "failed");
            case WEB -> "";
        };
    }

    /** What it was told of that which it launched, in that order. */
    String said(String... verbs) {
        Set<String> wanted = Set.of(verbs);
        return engine.heard().stream()
                .filter(one -> one.at("/object/id").asText().equals(Cmi5Host.ACTIVITY))
                .filter(one -> wanted.contains(verb(one)))
                .map(FormatHost::outcome)
                .collect(Collectors.joining(", "));
    }

    private String values(String learner, String... names) {
        Map<String, String> cmi = cmi(learner);
        return Stream.of(names)
                .map(name -> cmi.getOrDefault("cmi." + name, ""))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** What a SCORM host keeps. */
    SortedMap<String, String> cmi(String learner) {
        return frame.cmi(format, content.id(), learner);
    }

    static String verb(JsonNode statement) {
        return statement.at("/verb/id").asText().replaceFirst(".*/", "");
    }

    private static String outcome(JsonNode statement) {
        String score = statement.at("/result/score/scaled").asText();
        return (verb(statement) + " " + score).strip();
    }

    @Override
    public void close() {
        frame.close();
        engine.close();
    }
}
