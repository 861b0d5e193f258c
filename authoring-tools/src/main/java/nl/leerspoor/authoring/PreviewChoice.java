package nl.leerspoor.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.content.SecureXml;
import nl.leerspoor.engine.content.cmi5.AssignableUnit;
import nl.leerspoor.engine.content.cmi5.CourseStructure;
import nl.leerspoor.engine.content.cmi5.LangString;
import nl.leerspoor.engine.content.cmi5.LaunchMode;
import nl.leerspoor.engine.content.cmi5.MoveOn;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What an author wants to see: a package, as whom, and how.
 *
 * @param content the package, in one format
 * @param learner any name
 * @param mode what the launch is for; xAPI and web know only normal
 * @param units what can be launched in cmi5, in order; empty in other formats
 * @param unit one of them; null in other formats
 */
record PreviewChoice(
        ContentPackage content,
        String learner,
        LaunchMode mode,
        List<AssignableUnit> units,
        @Nullable AssignableUnit unit) {
    private static final String LEARNER = "anna";

    /**
     * What a host keeps apart: one learner's progress in one package.
     *
     * @param format of the package, and so of the host
     * @param packageId {@code <course>} or {@code <course>.<module>}
     * @param learner any name
     */
    record Attempt(PackageFormat format, String packageId, String learner) {}

    /** Reads the query of an address; what is not there, or is not known, gets its default. */
    static PreviewChoice of(ContentPackage content, Map<String, String> query) {
        String learner = query.getOrDefault("learner", "").strip();
        String mode = query.getOrDefault("mode", "");
        List<AssignableUnit> units =
                content.format() == PackageFormat.CMI5 ? units(content) : List.of();
        return new PreviewChoice(
                content,
                learner.isEmpty() ? LEARNER : learner,
                Arrays.stream(LaunchMode.values())
                        .filter(each -> word(each).equals(mode))
                        .findFirst()
                        .orElse(LaunchMode.NORMAL),
                units,
                units.stream()
                        .filter(each -> each.slug().equals(query.get("au")))
                        .findFirst()
                        .orElse(units.isEmpty() ? null : units.get(0)));
    }

    /** The mode as SCORM spells it (RTE 4.2.12; in 1.2 3.4.4). */
    static String word(LaunchMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    Attempt attempt() {
        return new Attempt(content.format(), content.id(), learner);
    }

    /**
     * Where this is found.
     *
     * @param path what the host is asked to do; empty to show it
     */
    String address(String path) {
        return "/"
                + content.format().key()
                + "/"
                + path
                + "?package="
                + encode(content.id())
                + "&learner="
                + encode(learner)
                + "&mode="
                + word(mode)
                + (unit == null ? "" : "&au=" + encode(unit.slug()));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** As any LMS: what there is to launch stands in the course structure (cmi5 13.1). */
    private static List<AssignableUnit> units(ContentPackage content) {
        PackageFile file = content.files().get(CourseStructure.FILE);
        List<AssignableUnit> units = new ArrayList<>();
        try {
            NodeList found =
                    SecureXml.parse(file == null ? new byte[0] : file.bytes())
                            .getElementsByTagNameNS("*", "au");
            for (int i = 0; i < found.getLength(); i++) {
                units.add(unit((Element) found.item(i)));
            }
        } catch (SAXException e) {
            throw new IllegalArgumentException(content.zipName() + " has no course structure", e);
        }
        return units;
    }

    private static AssignableUnit unit(Element au) {
        LangString title = new LangString("nl", text(au, "langstring"), "");
        String mastery = au.getAttribute("masteryScore");
        return new AssignableUnit(
                text(au, "url").replaceFirst("^.*[?&]au=", ""),
                au.getAttribute("id"),
                au.getAttribute("activityType"),
                title,
                title,
                Arrays.stream(MoveOn.values())
                        .filter(each -> each.value().equals(au.getAttribute("moveOn")))
                        .findFirst()
                        .orElseThrow(),
                mastery.isEmpty() ? null : new BigDecimal(mastery));
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagNameNS("*", name).item(0).getTextContent().strip();
    }
}
