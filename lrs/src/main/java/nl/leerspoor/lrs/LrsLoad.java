package nl.leerspoor.lrs;

/**
 * How busy a store is at this moment.
 *
 * @param appendsWaiting requests that wait for the writer
 * @param connectionsActive database connections at work
 * @param connectionsIdle database connections at rest
 * @param connectionsAwaited threads that wait for a connection
 * @param connectionsMost size of the pool
 */
public record LrsLoad(
        int appendsWaiting,
        int connectionsActive,
        int connectionsIdle,
        int connectionsAwaited,
        int connectionsMost) {}
