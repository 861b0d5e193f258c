package nl.leerspoor.lrs;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A host application, as docs/embedding.md shows it; DocsTest compares the two. */
// region embedding
public class HostApplication implements ServletContextListener {
    private @Nullable Lrs lrs;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext host = event.getServletContext();
        LrsConfig config = LrsConfig.defaults(host.getInitParameter("lrs.url"));
        lrs = Lrs.open(config, Clock.systemUTC());
        String secret = host.getInitParameter("lrs.secret");
        lrs.credentials()
                .ensure("acme", "shop", "shop", secret, Set.of(Scope.ALL), Restrictions.NO_VOIDING);
        host.addServlet("xapi", lrs.servlet()).addMapping("/xapi/*");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (lrs != null) {
            lrs.close(); // what waits is stored first
        }
    }
}
// endregion
