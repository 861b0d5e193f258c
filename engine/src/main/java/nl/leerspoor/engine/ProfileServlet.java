package nl.leerspoor.engine;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import nl.leerspoor.engine.profile.Terms;

/**
 * {@code GET /xapi/profile/v1}: our xAPI profile at the path of its IRI (docs/xapi-profile.md), for
 * everybody, from any page: it says how statements are made, and nothing of any of them.
 */
final class ProfileServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("application/ld+json");
        response.setCharacterEncoding("utf-8");
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Cache-Control", "public, max-age=3600");
        try (InputStream document = Terms.class.getResourceAsStream("v1.jsonld")) {
            Objects.requireNonNull(document).transferTo(response.getOutputStream());
        }
    }
}
