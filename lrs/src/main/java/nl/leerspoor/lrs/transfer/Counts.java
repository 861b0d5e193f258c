package nl.leerspoor.lrs.transfer;

/**
 * What an export holds, or what an import did.
 *
 * @param statements statements written or added
 * @param attachments attachments written or added
 * @param activities definitions of activities written or added
 * @param documents documents written or added
 * @param known how many of any kind were there before and were left as they are; 0 for an export
 * @param erased statements whose content was erased and that cannot be added; 0 for an export
 */
public record Counts(
        long statements,
        long attachments,
        long activities,
        long documents,
        long known,
        long erased) {}
