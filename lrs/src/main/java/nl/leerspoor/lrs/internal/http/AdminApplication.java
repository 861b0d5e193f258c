package nl.leerspoor.lrs.internal.http;

import java.util.function.Predicate;
import nl.leerspoor.lrs.CredentialStore;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.internal.store.Backups;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** Administration: credentials and back-ups, apart from xAPI and its cross-origin answers. */
public final class AdminApplication extends ResourceConfig {
    private static final int MOST_BYTES = 64 * 1024;

    /**
     * Wires the resources to the store.
     *
     * @param mayName says which authority names an administrator may give
     */
    public AdminApplication(
            LrsConfig config,
            CredentialStore credentials,
            Backups backups,
            Predicate<String> mayName) {
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
        property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        register(new PathFilter());
        register(new UnreadBodyFilter());
        // Key and secret only: a token never holds the scope admin.
        register(
                new AuthFilter(credentials, null, new ClientAddress(config.clientAddressHeader())));
        register(new ProblemMapper(config.problemBase()));
        register(new BackupResource(backups));
        register(new CredentialsResource(credentials, new Bodies(MOST_BYTES), mayName));
    }
}
