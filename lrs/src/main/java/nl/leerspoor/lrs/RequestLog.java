package nl.leerspoor.lrs;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Gives every request an id (in the answer's header, on its log lines and in problem answers) and
 * writes one line about it, so that a person who reports a problem can be helped without telling
 * who they are. The line holds no personal data and no secret: method, path, status, time, tenant
 * and the id of the credential; never a query, a header, a body or a name.
 *
 * <p>The servlets of {@link Lrs} do this by themselves. An application that mounts this filter
 * before its own servlets, too, has one id and one line for each request all the same.
 */
public final class RequestLog implements Filter {
    /** Name of the header. */
    public static final String HEADER = "X-Request-Id";

    /** Where the log looks for the id of the request that a thread works on. */
    public static final String MDC_KEY = "request";

    private static final Logger LOG = LoggerFactory.getLogger("nl.leerspoor.access");
    private static final String ID = RequestLog.class.getName() + ".id";
    private static final String AUTHORITY = RequestLog.class.getName() + ".authority";

    /**
     * An id that a proxy gave: a UUID or 32 hexadecimal digits. Nothing else is taken over, so that
     * nobody can write into the log what must not be there.
     */
    private static final Pattern GIVEN =
            Pattern.compile(
                    "([0-9a-fA-F]{8})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})-?([0-9a-fA-F]{4})"
                            + "-?([0-9a-fA-F]{12})");

    /** A name that we gave. Codes of invitations, tokens and ids have digits or capitals. */
    private static final Pattern OUR_NAME = Pattern.compile("[a-z][a-z._-]{0,39}");

    /** A filter without settings. */
    public RequestLog() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(ID) != null
                || !(request instanceof HttpServletRequest http)
                || !(response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
            return;
        }
        String id = id(http.getHeader(HEADER));
        http.setAttribute(ID, id);
        answer.setHeader(HEADER, id);
        MDC.put(MDC_KEY, id);
        long start = System.nanoTime();
        boolean thrown = true;
        try {
            chain.doFilter(request, response);
            thrown = false;
        } finally {
            write(http, thrown ? 500 : answer.getStatus(), System.nanoTime() - start);
            MDC.remove(MDC_KEY);
        }
    }

    /**
     * The id of a request.
     *
     * @return a UUID; null when no such filter saw the request
     */
    public static @Nullable String id(ServletRequest request) {
        return (String) request.getAttribute(ID);
    }

    /** The id of the request that this thread works on; empty outside one. */
    public static String current() {
        String id = MDC.get(MDC_KEY);
        return id == null ? "" : id;
    }

    /** Says under whom a request acts, for its line. */
    public static void known(ServletRequest request, Authority authority) {
        request.setAttribute(AUTHORITY, authority);
    }

    private static String id(@Nullable String given) {
        var matcher = GIVEN.matcher(given == null ? "" : given);
        return matcher.matches()
                ? matcher.replaceAll("$1-$2-$3-$4-$5")
                : UUID.randomUUID().toString();
    }

    private static void write(HttpServletRequest request, int status, long nanos) {
        String path = path(request.getRequestURI());
        // What asks every few seconds whether all is well would bury everything else.
        boolean routine = status < 400 && "/health".equals(request.getServletPath());
        var line =
                LOG.atLevel(routine ? Level.DEBUG : Level.INFO)
                        .addKeyValue("method", method(request.getMethod()))
                        .addKeyValue("path", path)
                        .addKeyValue("status", status)
                        .addKeyValue("millis", TimeUnit.NANOSECONDS.toMillis(nanos));
        if (request.getAttribute(AUTHORITY) instanceof Authority authority) {
            line =
                    line.addKeyValue("tenant", authority.tenant())
                            .addKeyValue("credential", authority.credential());
        }
        line.log("answered");
    }

    /** A method is what the caller writes: only ours are repeated. */
    private static String method(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH" -> method;
            default -> "other";
        };
    }

    /** The path with a star for what is not a name of ours: an id, a code, an address. */
    static String path(@Nullable String raw) {
        return raw == null
                ? ""
                : Arrays.stream(raw.split("/", -1))
                        .map(s -> s.isEmpty() || OUR_NAME.matcher(s).matches() ? s : "*")
                        .collect(Collectors.joining("/"));
    }
}
