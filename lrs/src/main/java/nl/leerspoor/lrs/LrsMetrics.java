package nl.leerspoor.lrs;

import java.time.Duration;

/**
 * Hears what a store does, to be counted by whatever an embedding application measures with. Every
 * method is called on the thread that does the work: it must be quick, must not throw and must be
 * safe for several threads. What it is told never says who or what a statement is about.
 *
 * <p>An interface of ours and not a metrics library: an embedder of the LRS gets no other library
 * than the LRS needs, and loses nothing, because what can be asked at any time is in {@link
 * Lrs#load()}.
 */
public interface LrsMetrics {
    /** Measures nothing. */
    LrsMetrics NONE = new LrsMetrics() {};

    /**
     * A request to append was acknowledged.
     *
     * @param statements in the request, those that were stored before included
     * @param took from the call until the statements were durable, waiting included
     */
    default void appended(int statements, Duration took) {}

    /**
     * A commit group was written (decisions D-30).
     *
     * @param requests that shared the transaction
     * @param statements in all of them
     * @param took from the begin of the transaction until it was durable
     */
    default void committed(int requests, int statements, Duration took) {}

    /**
     * A page of statements was looked up.
     *
     * @param filters which filters were used, never their values: see {@link
     *     StatementQuery#filters()}
     * @param took until the page was read
     */
    default void queried(String filters, Duration took) {}

    /**
     * A request to the xAPI resources was answered.
     *
     * @param status of HTTP
     * @param took from the first byte read until the answer was written
     */
    default void answered(int status, Duration took) {}

    /** Someone came with a wrong key, secret or token. */
    default void logInRefused() {}
}
