package nl.leerspoor.lrs.transfer;

/**
 * Something that an import leaves out, because of what is there.
 *
 * @param line of the file, from 1
 * @param reason what it is and what stands in its way
 */
public record Conflict(long line, String reason) {}
