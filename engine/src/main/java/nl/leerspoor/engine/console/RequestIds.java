package nl.leerspoor.engine.console;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.MDC;

/**
 * Gives every request an id: in the answer's header, on its log lines and in problem answers, so
 * that a person who reports a problem can be helped without telling who they are.
 */
public final class RequestIds implements Filter {
    /** Name of the header. */
    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "request";

    /** A filter without settings. */
    public RequestIds() {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String id = UUID.randomUUID().toString();
        ((HttpServletResponse) response).setHeader(HEADER, id);
        MDC.put(KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }

    /**
     * The id of the request that this thread works on.
     *
     * @return empty text outside a request
     */
    static String current() {
        String id = MDC.get(KEY);
        return id == null ? "" : id;
    }
}
