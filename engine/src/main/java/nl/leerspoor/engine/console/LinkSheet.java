package nl.leerspoor.engine.console;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import nl.leerspoor.engine.participant.Caller;
import nl.leerspoor.engine.participant.Participant;
import nl.leerspoor.engine.participant.Participants;
import nl.leerspoor.engine.participant.Registration;

/** Shows a fresh link to a coordinator, once: afterwards only its hash is left (P-40, P-41). */
public final class LinkSheet {
    private final Pages pages;
    private final Participants participants;
    private final String baseUrl;

    /**
     * A sheet.
     *
     * @param pages renders it
     * @param participants whom the link is for
     * @param baseUrl where it leads
     */
    public LinkSheet(Pages pages, Participants participants, String baseUrl) {
        this.pages = pages;
        this.participants = participants;
        this.baseUrl = baseUrl;
    }

    /** An invitation. */
    Response invitation(Caller.Staff staff, Registration registration, String code) {
        return show(staff, registration, code, "blijft veertien dagen geldig");
    }

    /** A log-in link. */
    Response logInLink(Caller.Staff staff, Registration registration, String code) {
        return show(staff, registration, code, "blijft een kwartier geldig");
    }

    private Response show(Caller.Staff staff, Registration registration, String code, String life) {
        Participant participant = participants.find(registration.participant()).orElseThrow();
        return pages.render(
                Response.Status.CREATED.getStatusCode(),
                staff,
                "staff/link.jte",
                Map.of(
                        "participant", participant,
                        "registration", registration,
                        "address", baseUrl + "/uitnodiging/" + code,
                        "code", code,
                        "life", life));
    }
}
