package nl.leerspoor.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.leerspoor.authoring.PreviewChoice.encode;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.leerspoor.authoring.PreviewChoice.Attempt;
import nl.leerspoor.engine.Tokens;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.LrsAccess;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.SecureXml;
import nl.leerspoor.engine.content.cmi5.AssignableUnit;
import nl.leerspoor.engine.content.tincan.Tincan;
import nl.leerspoor.engine.host.LmsStatements;
import nl.leerspoor.engine.profile.Identity;
import nl.leerspoor.engine.profile.Subject;
import nl.leerspoor.lrs.client.LrsClient;
import nl.leerspoor.lrs.xapi.Ifi;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What each kind of host does at a launch: hands over the data model (SCORM), says what an LMS says
 * first and where the session's token is (cmi5 8, 9.3.1 and 10), or puts the LRS and the learner in
 * the address (xAPI). Thread-safe.
 *
 * <p>Deviation: the token of a cmi5 session is the package key of this preview, and there are no
 * abandoned and satisfied statements. The engine's own launcher does both right.
 */
final class PreviewLaunch {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Clock clock = Clock.systemUTC();
    private final Map<Attempt, UUID> registrations = new ConcurrentHashMap<>();
    private final Set<String> fetchCodes = ConcurrentHashMap.newKeySet();
    private final LearnerData learners = new LearnerData();
    private final String base;
    private final LrsAccess lrs;

    /**
     * A host.
     *
     * @param base of the preview, with a last slash
     */
    PreviewLaunch(String base, LrsAccess lrs) {
        this.base = base;
        this.lrs = lrs;
    }

    /** What SCORM hosts keep. */
    LearnerData learners() {
        return learners;
    }

    /**
     * Launches.
     *
     * @return the address in {@code start}; for SCORM also the data model in {@code cmi}
     */
    ObjectNode launch(PreviewChoice choice) {
        ContentPackage content = choice.content();
        String page = "/" + content.format().key() + "/files/" + content.id() + "/index.html";
        return switch (content.format()) {
            case SCORM12, SCORM2004 -> {
                SortedMap<String, String> cmi = learners.launch(choice.attempt(), choice.mode());
                ObjectNode launch = JSON.objectNode().put("start", page);
                cmi.forEach(launch.putObject("cmi")::put);
                yield launch;
            }
            case CMI5 -> JSON.objectNode().put("start", cmi5(choice, page));
            case XAPI -> JSON.objectNode().put("start", page + xapi(choice));
            case WEB -> JSON.objectNode().put("start", page);
        };
    }

    /** The answer of the fetch URL: a token, the first time only (cmi5 8.2.3). */
    ObjectNode fetch(String code) {
        return fetchCodes.remove(code)
                ? JSON.objectNode().put("auth-token", token())
                : JSON.objectNode()
                        .put("error-code", "1")
                        .put("error-text", "The authorization token has already been returned.");
    }

    /** At the next launch nothing of before is known. */
    void reset(Attempt attempt) {
        registrations.remove(attempt);
        learners.reset(attempt);
    }

    private String cmi5(PreviewChoice choice, String page) {
        AssignableUnit unit = Objects.requireNonNull(choice.unit());
        Subject subject = subject(choice.attempt());
        UUID session = UUID.randomUUID();
        // 8.1.5: made by the LMS, and not the publisher's id.
        String activity = base + "au/" + choice.content().id() + "/" + unit.slug();
        String content = page + "?au=" + unit.slug();
        LrsClient lms = new LrsClient(lrs.endpoint(), lrs.key(), lrs.secret());
        lms.putState(
                activity,
                Ifi.account(subject.actorHomePage(), subject.actorName()),
                subject.registration(),
                "LMS.LaunchData",
                LmsStatements.launchData(session, unit, choice.mode(), null, null)
                        .toString()
                        .getBytes(UTF_8),
                "application/json");
        lms.send(
                List.of(
                        LmsStatements.launched(
                                        subject,
                                        session,
                                        activity,
                                        unit,
                                        choice.mode(),
                                        base + content.substring(1),
                                        clock.instant())
                                .toString()));
        String code = Tokens.random();
        fetchCodes.add(code);
        return content
                + "&endpoint="
                + encode(lrs.endpoint().toString())
                + "&fetch="
                + encode(base + "cmi5/fetch/" + code)
                + "&actor="
                + encode(LmsStatements.agent(subject).toString())
                + "&registration="
                + subject.registration()
                + "&activityId="
                + encode(activity);
    }

    private String xapi(PreviewChoice choice) {
        Subject subject = subject(choice.attempt());
        return "?endpoint="
                + encode(lrs.endpoint().toString())
                + "&auth="
                + encode("Basic " + token())
                + "&actor="
                + encode(LmsStatements.agent(subject).toString())
                + "&registration="
                + subject.registration()
                + "&activity_id="
                + encode(activity(choice.content()));
    }

    /** The activity that is launched, as {@code tincan.xml} says. */
    private static String activity(ContentPackage content) {
        PackageFile file = content.files().get(Tincan.FILE);
        try {
            NodeList launches =
                    SecureXml.parse(file == null ? new byte[0] : file.bytes())
                            .getElementsByTagNameNS("*", "launch");
            return ((Element) launches.item(0).getParentNode()).getAttribute("id");
        } catch (SAXException e) {
            throw new IllegalArgumentException(content.zipName() + " has no tincan.xml", e);
        }
    }

    private Subject subject(Attempt attempt) {
        UUID registration = registrations.computeIfAbsent(attempt, key -> UUID.randomUUID());
        return new Subject(registration, base, attempt.learner(), Identity.HOST_ASSERTED);
    }

    private String token() {
        return Base64.getEncoder().encodeToString((lrs.key() + ":" + lrs.secret()).getBytes(UTF_8));
    }
}
