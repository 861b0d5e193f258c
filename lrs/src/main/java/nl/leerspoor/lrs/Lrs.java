package nl.leerspoor.lrs;

import jakarta.servlet.Servlet;
import java.time.Clock;

/** An open Learning Record Store: the only door for embedders. */
@SuppressWarnings("DoNotCallSuggester")
public final class Lrs implements AutoCloseable {
    private final LrsConfig config;

    private Lrs(LrsConfig config) {
        this.config = config;
    }

    /** Opens the store, creating or migrating its schema. */
    public static Lrs open(LrsConfig config, Clock clock) {
        return new Lrs(config);
    }

    /** The statement log. */
    public StatementStore statements() {
        throw new UnsupportedOperationException();
    }

    /** State and profile documents. */
    public DocumentStore documents() {
        throw new UnsupportedOperationException();
    }

    /** Keys and secrets. */
    public CredentialStore credentials() {
        throw new UnsupportedOperationException();
    }

    /** The xAPI resources; mount at {@code /xapi/*}. */
    public Servlet servlet() {
        throw new UnsupportedOperationException();
    }

    /** Calls this after every commit that stored something; it carries no data. */
    public void onAppend(Runnable wake) {
        throw new UnsupportedOperationException();
    }

    /** True when the database answers. */
    public boolean healthy() {
        throw new UnsupportedOperationException();
    }

    /** What a 2xx answer promises. */
    public Durability durability() {
        return config.durability();
    }

    /** Finishes open writes and closes the database. */
    @Override
    public void close() {}
}
