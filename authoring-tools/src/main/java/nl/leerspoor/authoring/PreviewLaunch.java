package nl.leerspoor.authoring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.SecureXml;
import nl.leerspoor.engine.content.cmi5.CourseStructure;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The LMS side of cmi5, as small as it can be real: a launched statement (9.3.1), launch data (10)
 * and a fetch URL that works once (8.2). Thread-safe.
 *
 * <p>Deviation: no abandoned and no satisfied statements, and the learner's preferences are empty;
 * a preview has no course to conclude. The engine's own launcher does it all.
 */
final class PreviewLaunch {
    private static final String EXTENSIONS = "https://w3id.org/xapi/cmi5/context/extensions/";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /**
     * An assignable unit, as {@code cmi5.xml} names it.
     *
     * @param id publisher id
     * @param title in the first language
     * @param url relative to the package
     * @param moveOn as it is written
     * @param masteryScore as it is written; empty for none
     */
    record Unit(String id, String title, String url, String moveOn, String masteryScore) {}

    private record Learner(String content, String name) {}

    private final PreviewLrs lrs;
    private final Map<Learner, UUID> registrations = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    PreviewLaunch(PreviewLrs lrs) {
        this.lrs = lrs;
    }

    /** What a package has to launch, in order. */
    static List<Unit> units(ContentPackage content) {
        PackageFile file = content.files().get(CourseStructure.FILE);
        List<Unit> units = new ArrayList<>();
        try {
            NodeList found =
                    SecureXml.parse(file == null ? new byte[0] : file.bytes())
                            .getElementsByTagNameNS("*", "au");
            for (int i = 0; i < found.getLength(); i++) {
                Element unit = (Element) found.item(i);
                units.add(
                        new Unit(
                                unit.getAttribute("id"),
                                text(unit, "langstring"),
                                text(unit, "url"),
                                unit.getAttribute("moveOn"),
                                unit.getAttribute("masteryScore")));
            }
        } catch (SAXException e) {
            throw new IllegalArgumentException(e);
        }
        return units;
    }

    /**
     * Launches.
     *
     * @param base of the preview, with a last slash
     * @param mode Normal, Browse or Review
     * @return the address with the parameters of cmi5 8.1
     * @throws IllegalStateException when the LRS does not take what an LMS says first
     */
    String launch(String base, ContentPackage content, String learner, Unit unit, String mode)
            throws IOException {
        UUID registration =
                registrations.computeIfAbsent(
                        new Learner(content.id(), learner), key -> UUID.randomUUID());
        UUID session = UUID.randomUUID();
        // 8.1.5: made by the LMS, and not the publisher id.
        String activity = base + "cmi5/activity/" + encode(unit.id());
        ObjectNode actor = JSON.objectNode().put("objectType", "Agent");
        actor.putObject("account").put("homePage", base).put("name", learner);

        ObjectNode data = JSON.objectNode();
        data.set("contextTemplate", context(session, unit));
        data.put("launchMode", mode).put("launchMethod", "AnyWindow").put("moveOn", unit.moveOn());
        if (!unit.masteryScore().isEmpty()) {
            data.put("masteryScore", new java.math.BigDecimal(unit.masteryScore()));
        }
        lrs.put(
                "PUT",
                "/xapi/activities/state?stateId=LMS.LaunchData&activityId="
                        + encode(activity)
                        + "&registration="
                        + registration
                        + "&agent="
                        + encode(actor.toString()),
                data);
        lrs.put(
                "POST",
                "/xapi/statements",
                launched(actor, activity, registration, session, unit, mode));

        String code = UUID.randomUUID().toString();
        tokens.put(code, lrs.token());
        String address = "/cmi5/files/" + content.id() + "/" + unit.url();
        return address
                + (unit.url().contains("?") ? "&" : "?")
                + "endpoint="
                + encode(base + "xapi/")
                + "&fetch="
                + encode(base + "cmi5/fetch/" + code)
                + "&actor="
                + encode(actor.toString())
                + "&registration="
                + registration
                + "&activityId="
                + encode(activity);
    }

    /** The answer to the fetch URL: a token, the first time only (8.2.3). */
    String fetch(String code) {
        String token = tokens.remove(code);
        return token == null
                ? "{\"error-code\":\"1\",\"error-text\":\"this address has been used\"}"
                : JSON.objectNode().put("auth-token", token).toString();
    }

    /** Another registration at the next launch: nothing of before is known. */
    void reset(String content, String learner) {
        registrations.remove(new Learner(content, learner));
    }

    private static ObjectNode launched(
            ObjectNode actor,
            String activity,
            UUID registration,
            UUID session,
            Unit unit,
            String mode) {
        ObjectNode statement = JSON.objectNode().put("id", UUID.randomUUID().toString());
        statement.set("actor", actor);
        ObjectNode verb = statement.putObject("verb");
        verb.put("id", "http://adlnet.gov/expapi/verbs/launched");
        verb.putObject("display").put("en", "launched");
        statement.putObject("object").put("objectType", "Activity").put("id", activity);
        ObjectNode context = context(session, unit);
        context.put("registration", registration.toString());
        context.withObject("/contextActivities")
                .putArray("category")
                .addObject()
                .put("id", "https://w3id.org/xapi/cmi5/context/categories/cmi5");
        ObjectNode extensions = context.withObject("/extensions");
        extensions.put(EXTENSIONS + "launchmode", mode);
        extensions.put(EXTENSIONS + "launchurl", unit.url());
        extensions.put(EXTENSIONS + "moveon", unit.moveOn());
        statement.set("context", context);
        return statement;
    }

    private static ObjectNode context(UUID session, Unit unit) {
        ObjectNode context = JSON.objectNode();
        context.putObject("contextActivities")
                .putArray("grouping")
                .addObject()
                .put("id", unit.id());
        context.putObject("extensions").put(EXTENSIONS + "sessionid", session.toString());
        return context;
    }

    private static String text(Element element, String name) {
        NodeList found = element.getElementsByTagNameNS("*", name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
