package nl.leerspoor.lrs;

/** What a 2xx answer promises about a write (decisions D-17). */
public enum Durability {
    /** The write was flushed to stable storage: it survives a power cut. The default. */
    POWER,
    /** The write was handed to the operating system: it survives {@code kill -9}. */
    PROCESS
}
