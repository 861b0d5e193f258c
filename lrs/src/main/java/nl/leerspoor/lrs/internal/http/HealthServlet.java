package nl.leerspoor.lrs.internal.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import nl.leerspoor.lrs.Durability;
import nl.leerspoor.lrs.RequestLog;
import nl.leerspoor.lrs.xapi.Json;

/** Whether the store can work, for load balancers: {@code /health}, and {@code /health/live}. */
public final class HealthServlet extends HttpServlet {
    /** With less than this on the disk of an H2 file, the answer says so; bytes. */
    static final long LOW_DISK = 256L << 20;

    private static final long serialVersionUID = 1;

    // A servlet is called serializable and never is serialized.
    private final transient RequestLog log = new RequestLog();
    private final transient BooleanSupplier ready;
    private final transient Supplier<OptionalLong> freeDisk;
    private final Durability durability;
    private final String version;

    /**
     * A servlet that asks.
     *
     * @param ready whether the databases answer
     * @param freeDisk bytes left for the database; empty when that is not known here
     * @param durability what a 2xx promises (D-17)
     * @param version of the program
     */
    public HealthServlet(
            BooleanSupplier ready,
            Supplier<OptionalLong> freeDisk,
            Durability durability,
            String version) {
        this.ready = ready;
        this.freeDisk = freeDisk;
        this.durability = durability;
        this.version = version;
    }

    @Override
    public void service(ServletRequest request, ServletResponse response)
            throws ServletException, IOException {
        log.doFilter(request, response, super::service);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String path = request.getPathInfo();
        if (path == null || path.equals("/")) {
            answer(response, state());
        } else if (path.equals("/live")) {
            // The process answers, so it lives: a database that is away is no reason to kill it.
            answer(response, JsonNodeFactory.instance.objectNode().put("status", "live"));
        } else {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private ObjectNode state() {
        boolean up = ready.getAsBoolean();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("status", up ? "ready" : "unavailable");
        body.put("version", version);
        body.put("durability", durability.name().toLowerCase(Locale.ROOT));
        body.put("database", up ? "up" : "down");
        freeDisk.get().ifPresent(free -> body.put("disk", free < LOW_DISK ? "low" : "ok"));
        return body;
    }

    private static void answer(HttpServletResponse response, ObjectNode body) throws IOException {
        boolean down = body.path("status").asText().equals("unavailable");
        response.setStatus(
                down ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(Json.write(body));
    }
}
