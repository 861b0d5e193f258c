package nl.leerspoor.lrs.internal.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import nl.leerspoor.lrs.LrsMetrics;
import nl.leerspoor.lrs.RequestLog;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** The resources as a servlet that logs and counts its requests, wherever it is mounted. */
public final class LrsServlet extends ServletContainer {
    private static final long serialVersionUID = 1;

    // A servlet is called serializable and never is serialized.
    private final transient RequestLog log = new RequestLog();
    private final transient LrsMetrics metrics;

    /**
     * A servlet.
     *
     * @param application with its resources
     * @param metrics hears of every answer
     */
    public LrsServlet(ResourceConfig application, LrsMetrics metrics) {
        super(application);
        this.metrics = metrics;
    }

    @Override
    public void service(ServletRequest request, ServletResponse response)
            throws ServletException, IOException {
        long start = System.nanoTime();
        int status = 500;
        try {
            log.doFilter(request, response, this::answer);
            status = ((HttpServletResponse) response).getStatus();
        } finally {
            metrics.answered(status, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /**
     * Every fault has an answer (ProblemMapper), so what fails here with an IOException is the
     * writing of it: the caller hangs or is gone. That is no 500 of ours.
     */
    private void answer(ServletRequest request, ServletResponse response)
            throws ServletException, IOException {
        try {
            super.service(request, response);
        } catch (ServletException | IOException e) {
            if (response.isCommitted() || !isOfTheConnection(e)) {
                throw e;
            }
            response.reset();
            ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_REQUEST_TIMEOUT);
        }
    }

    private static boolean isOfTheConnection(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
