package nl.leerspoor.lrs.internal.war;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.leerspoor.lrs.Lrs;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import org.jspecify.annotations.Nullable;

/** Opens the store when the WAR is deployed and closes it when it goes; named in its web.xml. */
public final class WarListener implements ServletContextListener {
    private @Nullable Lrs lrs;

    /** For the container. */
    public WarListener() {}

    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        Map<String, String> parameters = new TreeMap<>();
        for (String name : Collections.list(context.getInitParameterNames())) {
            parameters.put(name, context.getInitParameter(name));
        }
        WarSettings settings = new WarSettings(parameters, System.getenv());
        LrsConfig config = settings.config();
        loadDriver(config.jdbcUrl());
        Lrs opened = Lrs.open(config, Clock.systemUTC());
        lrs = opened;
        ensure(opened, settings, "admin:", "lrs.key", "lrs.secret", Scope.ALL, Restrictions.NONE);
        ensure(
                opened,
                settings,
                "administrator:",
                "lrs.adminKey",
                "lrs.adminSecret",
                Scope.ADMIN,
                Restrictions.NO_VOIDING);
        context.addServlet("xapi", opened.servlet()).addMapping("/xapi/*");
        context.addServlet(
                        "lrs-admin",
                        opened.adminServlet(
                                name ->
                                        !name.startsWith("admin:")
                                                && !name.startsWith("administrator:")))
                .addMapping("/admin/lrs/*");
        context.addServlet("health", opened.healthServlet(version(), () -> true))
                .addMapping("/health/*");
    }

    private static void ensure(
            Lrs lrs,
            WarSettings settings,
            String prefix,
            String keyName,
            String secretName,
            Scope scope,
            Restrictions restrictions) {
        String key = settings.find(keyName);
        String secret = settings.find(secretName);
        if ((key == null) != (secret == null)) {
            throw new IllegalArgumentException(
                    keyName + " and " + secretName + ": give both or neither");
        }
        if (key != null && secret != null) {
            lrs.credentials()
                    .ensure(
                            settings.tenant(),
                            prefix + key,
                            key,
                            secret,
                            Set.of(scope),
                            restrictions);
        }
    }

    // A container that looked for drivers before this WAR came does not look into it again.
    private static void loadDriver(String url) {
        String driver = url.startsWith("jdbc:h2:") ? "org.h2.Driver" : "org.postgresql.Driver";
        try {
            Class.forName(driver);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(driver + " is not in the WAR", e);
        }
    }

    private static String version() {
        String version = Lrs.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (lrs != null) {
            lrs.close();
        }
    }
}
