package nl.leerspoor.engine.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import nl.leerspoor.engine.participant.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Renders pages from the precompiled templates of {@code src/main/jte}. Safe for use by many
 * threads.
 *
 * <p>Every template declares a parameter {@code Caller caller} (null when nobody is signed in)
 * beside its own, and calls the template {@code layout} with title, caller and content.
 */
public final class Pages {
    // No inline script or style anywhere, so a text that slips through as HTML still does nothing.
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final String GENERATED = "nl.leerspoor.engine.console.generated";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, GENERATED);

    /** Loads templates from the class path. */
    public Pages() {}

    /**
     * A page with status 200.
     *
     * @param caller whoever is signed in, or null
     * @param template path below {@code src/main/jte}, for example {@code exam/start.jte}
     * @param parameters by name, as the template declares them, without {@code caller}
     * @return an HTML response with security headers, never cached
     */
    public Response render(
            @Nullable Caller caller, String template, Map<String, Object> parameters) {
        return render(Response.Status.OK.getStatusCode(), caller, template, parameters);
    }

    /**
     * A page with another status, for example a form that is shown again with what was wrong.
     *
     * @param status HTTP status
     * @param caller whoever is signed in, or null
     * @param template path below {@code src/main/jte}
     * @param parameters by name, as the template declares them, without {@code caller}
     * @return an HTML response with security headers, never cached
     */
    public Response render(
            int status, @Nullable Caller caller, String template, Map<String, Object> parameters) {
        Map<String, @Nullable Object> all = new HashMap<>(parameters);
        all.put("caller", caller);
        StringOutput html = new StringOutput();
        templates.render(template, all, html);
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .entity(html.toString())
                .build();
    }
}
