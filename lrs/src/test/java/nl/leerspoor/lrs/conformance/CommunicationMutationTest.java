package nl.leerspoor.lrs.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.TestLrs;
import nl.leerspoor.lrs.internal.http.LrsApplication;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.junit.jupiter.api.Test;

/**
 * With one filter, mapper or resource left out, a conversation fails: none of them is untested.
 * Rules within a resource are not switched off one by one; that is done for statements, in
 * StatementRulesTest.
 */
class CommunicationMutationTest {
    /** Not asked for by the specification, so no conversation misses them. */
    private static final Set<String> NOT_XAPI = Set.of("LedgerResource", "UnreadBodyFilter");

    /** Serves what it was last given. */
    private static final class Switch extends HttpServlet {
        private static final long serialVersionUID = 1L;
        private transient volatile Servlet current;

        void use(Servlet servlet) throws ServletException {
            servlet.init(getServletConfig());
            current = servlet;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            current.service(request, response);
        }
    }

    @Test
    void withOnePartLeftOutAConversationFails() throws Exception {
        LrsConfig config = TestLrs.config();
        Switch served = new Switch();
        try (TestLrs lrs = TestLrs.start(config, x -> served)) {
            List<Object> parts = new ArrayList<>(application(config, lrs.lrs()).getInstances());
            assertThat(parts).hasSizeGreaterThan(12);
            Set<CommunicationCase> failed = new LinkedHashSet<>();
            for (Object part : parts) {
                if (NOT_XAPI.contains(part.getClass().getSimpleName())) {
                    continue;
                }
                List<Object> others = new ArrayList<>(parts);
                others.remove(part);
                served.use(servlet(config, lrs.lrs(), others));
                Optional<CommunicationCase> first = failing(lrs, CommunicationCases.all());
                assertThat(first).as("without %s", part.getClass()).isPresent();
                failed.add(first.get());
            }
            served.use(servlet(config, lrs.lrs(), parts));
            assertThat(failing(lrs, failed)).as("with everything in place").isEmpty();
        }
    }

    private static LrsApplication application(LrsConfig config, Lrs lrs) {
        return new LrsApplication(
                config,
                lrs.statements(),
                lrs.documents(),
                lrs.credentials(),
                null,
                lrs.ledger(),
                Clock.systemUTC());
    }

    private static Servlet servlet(LrsConfig config, Lrs lrs, List<Object> parts) {
        Set<Object> instances = new HashSet<>(parts);
        return new ServletContainer(
                new ResourceConfig()
                        .registerInstances(instances)
                        .addProperties(application(config, lrs).getProperties()));
    }

    /** The first conversation that goes wrong; empty when none does. */
    private static Optional<CommunicationCase> failing(
            TestLrs lrs, Collection<CommunicationCase> cases) {
        for (CommunicationCase spoken : cases) {
            for (XapiVersion version : spoken.versions()) {
                try {
                    spoken.conversation().hold(new Talk(lrs, version));
                } catch (Exception | AssertionError e) {
                    return Optional.of(spoken);
                }
            }
        }
        return Optional.empty();
    }
}
