package nl.leerspoor.lrs.internal.http;

import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import nl.leerspoor.lrs.CredentialStore;
import nl.leerspoor.lrs.DocumentStore;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.StatementStore;
import nl.leerspoor.lrs.internal.oidc.BearerTokens;
import nl.leerspoor.lrs.ledger.Ledger;
import nl.leerspoor.lrs.xapi.StatementParser;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.jspecify.annotations.Nullable;

/** All resources and filters, made by hand: nothing is scanned. */
public final class LrsApplication extends ResourceConfig {
    /**
     * Jersey warns that a resource instance "will be ignored" and then uses it. Held, because a
     * logger nobody holds forgets its level.
     */
    private static final Logger WRONG_WARNING =
            Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

    /**
     * Wires the resources to the stores.
     *
     * @param tokens null when no issuer is configured
     */
    public LrsApplication(
            LrsConfig config,
            StatementStore statements,
            DocumentStore documents,
            CredentialStore credentials,
            @Nullable BearerTokens tokens,
            Ledger ledger,
            Clock clock) {
        WRONG_WARNING.setLevel(Level.SEVERE);
        Bodies bodies = new Bodies(config.maxBodyBytes());
        StatementParser parser =
                new StatementParser(
                        config.maxDepth(), config.maxBatch(), config.maxStatementBytes());
        DocumentExchange exchange = new DocumentExchange(documents, bodies);
        property(ServerProperties.WADL_FEATURE_DISABLE, true);
        property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        register(new CompressionFilter());
        register(new AcceptFilter());
        register(new PathFilter());
        register(new AlternateRequestFilter(bodies));
        register(new CrossOriginFilter());
        register(new UnreadBodyFilter());
        register(new VersionFilter(config.defaultVersion()));
        register(
                new AuthFilter(
                        credentials, tokens, new ClientAddress(config.clientAddressHeader())));
        register(new ConsistentThroughFilter(statements, clock));
        register(new ProblemMapper(config.problemBase()));
        register(
                new StatementsResource(
                        statements, parser, bodies, new StatementAnswers(statements, config)));
        register(new StateResource(documents, exchange));
        register(new ActivityProfileResource(documents, exchange));
        register(new AgentProfileResource(documents, exchange));
        register(new ActivitiesResource(statements));
        register(new AgentsResource(statements));
        register(new AboutResource());
        register(new LedgerResource(ledger));
    }
}
