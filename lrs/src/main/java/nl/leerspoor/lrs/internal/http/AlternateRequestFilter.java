package nl.leerspoor.lrs.internal.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.XapiVersion;

/**
 * Unfolds the alternate request syntax (Communication 1.3) before a method is matched: a POST with
 * the method in the query and everything else in a form.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION - 150)
final class AlternateRequestFilter implements ContainerRequestFilter {
    private static final String RULE = "Communication 1.3";
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");

    /** These identify the caller and the request: a real header is not overruled by a form. */
    private static final Set<String> KEPT = Set.of(HttpHeaders.AUTHORIZATION, Headers.VERSION);

    private static final Set<String> HEADERS =
            Set.of(
                    HttpHeaders.AUTHORIZATION,
                    Headers.VERSION,
                    HttpHeaders.CONTENT_TYPE,
                    HttpHeaders.CONTENT_LENGTH,
                    HttpHeaders.IF_MATCH,
                    HttpHeaders.IF_NONE_MATCH);

    private final Bodies bodies;

    AlternateRequestFilter(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        List<String> method = query.get("method");
        if (method == null || !request.getMethod().equals("POST") || isTwo(request)) {
            return; // "method" is then an unknown parameter, and refused as that
        }
        if (query.size() > 1 || method.size() > 1) {
            throw ProblemException.invalid(
                    "?method", RULE, "no other parameter may be in the query");
        }
        if (!METHODS.contains(method.get(0))) {
            throw ProblemException.invalid("?method", RULE, "must be GET, PUT, POST or DELETE");
        }
        unfold(request, method.get(0));
    }

    private void unfold(ContainerRequestContext request, String method) {
        String form = bodies.text(request.getEntityStream());
        MultivaluedMap<String, String> headers = request.getHeaders();
        headers.putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        UriBuilder uri = request.getUriInfo().getRequestUriBuilder().replaceQuery(null);
        byte[] content = null;
        for (String pair : form.isEmpty() ? new String[0] : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw ProblemException.invalid("", RULE, "the body is not a URL-encoded form");
            }
            String name = decode(pair.substring(0, equals));
            String value = decode(pair.substring(equals + 1));
            if (name.equals("content")) {
                content = value.getBytes(StandardCharsets.UTF_8);
            } else if (HEADERS.contains(name)) {
                if (!KEPT.contains(name) || !headers.containsKey(name)) {
                    headers.putSingle(name, value);
                }
            } else {
                uri.queryParam(encode(name), encode(value));
            }
        }
        boolean sends = method.equals("PUT") || method.equals("POST");
        if (sends && content == null) {
            throw ProblemException.invalid("", RULE, "the form parameter content is missing");
        }
        if (isTwo(request)) {
            throw ProblemException.invalid("?method", RULE, "2.0 has no alternate syntax");
        }
        headers.remove(HttpHeaders.CONTENT_LENGTH);
        request.setEntityStream(new ByteArrayInputStream(content == null ? new byte[0] : content));
        request.setMethod(method);
        request.setRequestUri(uri.build());
    }

    /** IEEE 9274.1.1 took the alternate syntax out. */
    private static boolean isTwo(ContainerRequestContext request) {
        String version = request.getHeaderString(Headers.VERSION);
        return version != null
                && XapiVersion.find(version).filter(v -> v == XapiVersion.V2_0).isPresent();
    }

    private static String decode(String text) {
        String decoded;
        try {
            decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("", RULE, "the body is not a URL-encoded form");
        }
        if (!Params.isUtf8(decoded, text)) {
            throw ProblemException.invalid("", RULE, "the form is not UTF-8");
        }
        return decoded;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
