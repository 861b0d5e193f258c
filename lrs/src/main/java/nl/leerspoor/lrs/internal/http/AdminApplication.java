package nl.leerspoor.lrs.internal.http;

import java.util.function.Predicate;
import nl.leerspoor.lrs.CredentialStore;
import nl.leerspoor.lrs.LrsConfig;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The administration of credentials, apart from xAPI and its cross-origin answers. */
public final class AdminApplication extends ResourceConfig {
    private static final int MOST_BYTES = 64 * 1024;

    /**
     * Wires the resource to the store.
     *
     * @param mayName says which authority names an administrator may give
     */
    public AdminApplication(
            LrsConfig config, CredentialStore credentials, Predicate<String> mayName) {
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
        register(new CredentialsResource(credentials, new Bodies(MOST_BYTES), mayName));
    }
}
