package nl.leerspoor.lrs.transfer;

/**
 * What an export holds, what an import added, or what it would add.
 *
 * @param statements statements written or added
 * @param attachments attachments written or added
 * @param activities definitions of activities written or added
 * @param documents documents written or added
 * @param credentials credentials written or added
 * @param known how many of any kind were there before; 0 for an export
 * @param conflicts how many of any kind were not added because of something else in their place, or
 *     because the id was erased here; 0 for an export
 * @param erased statements whose content was erased before the export, so that they cannot be
 *     added; 0 for an export
 * @param leftOut credentials of a file that was imported without them; 0 for an export
 */
public record Counts(
        long statements,
        long attachments,
        long activities,
        long documents,
        long credentials,
        long known,
        long conflicts,
        long erased,
        long leftOut) {}
