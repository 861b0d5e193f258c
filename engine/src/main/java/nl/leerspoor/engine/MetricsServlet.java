package nl.leerspoor.engine;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.CredentialStore;
import nl.leerspoor.lrs.RequestLog;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.xapi.ProblemException;

/**
 * {@code GET /metrics} for Prometheus. Numbers tell how many learn here and when: without {@code
 * metrics.open} they need a credential of the installation's tenant with the scope {@code admin} or
 * {@code all}.
 */
final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String BASIC = "basic ";

    // A servlet is called serializable and never is serialized.
    private final transient Supplier<String> text;
    private final transient CredentialStore credentials;
    private final String tenant;
    private final boolean open;

    MetricsServlet(
            Supplier<String> text, CredentialStore credentials, String tenant, boolean open) {
        this.text = text;
        this.credentials = credentials;
        this.tenant = tenant;
        this.open = open;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        int refusal = open ? 0 : refusal(request);
        if (refusal != 0) {
            response.setStatus(refusal);
            if (refusal == HttpServletResponse.SC_UNAUTHORIZED) {
                response.setHeader("WWW-Authenticate", "Basic realm=\"metrics\"");
            }
            return;
        }
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(text.get().getBytes(StandardCharsets.UTF_8));
    }

    /** The status to refuse with; 0 for not. */
    private int refusal(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return HttpServletResponse.SC_UNAUTHORIZED;
        }
        try {
            byte[] pair = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            String[] parts = new String(pair, StandardCharsets.UTF_8).split(":", 2);
            Optional<Authority> known =
                    parts.length < 2
                            ? Optional.empty()
                            : credentials.authenticate(parts[0], parts[1], request.getRemoteAddr());
            if (known.isEmpty()) {
                return HttpServletResponse.SC_UNAUTHORIZED;
            }
            RequestLog.known(request, known.get());
            boolean may =
                    known.get().tenant().equals(tenant)
                            && known.get().mayAny(Scope.ADMIN, Scope.ALL);
            return may ? 0 : HttpServletResponse.SC_FORBIDDEN;
        } catch (ProblemException slowedDown) {
            return slowedDown.type().status();
        } catch (IllegalArgumentException notBase64) {
            return HttpServletResponse.SC_UNAUTHORIZED;
        }
    }
}
