package nl.leerspoor.lrs.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import nl.leerspoor.lrs.xapi.ProblemException;

/**
 * What a log was at some moment, signed (decisions D-11): a C2SP tlog-checkpoint in a signed note,
 * with the time as an extension line.
 *
 * @param origin names the log: the installation and, after the last slash, the tenant
 * @param size number of entries
 * @param root lower-case hex root of the Merkle tree over them (RFC 6962)
 * @param time when it was signed
 * @param note the signed note itself: origin, size, root and time, each a line, a blank line and a
 *     signature line
 */
public record Checkpoint(String origin, long size, String root, Instant time, String note) {
    private static final String RULE = "C2SP tlog-checkpoint";
    private static final String TIME = "time ";
    private static final String SIGNATURE = "\u2014 ";

    static Checkpoint sign(String origin, long size, byte[] root, Instant time, SigningKey key) {
        String text =
                origin
                        + "\n"
                        + size
                        + "\n"
                        + Base64.getEncoder().encodeToString(root)
                        + "\n"
                        + TIME
                        + time
                        + "\n";
        byte[] id = key.verifier(origin).id();
        byte[] signature = key.sign(text);
        byte[] both = Arrays.copyOf(id, id.length + signature.length);
        System.arraycopy(signature, 0, both, id.length, signature.length);
        String line = SIGNATURE + origin + " " + Base64.getEncoder().encodeToString(both) + "\n";
        return new Checkpoint(
                origin, size, HexFormat.of().formatHex(root), time, text + "\n" + line);
    }

    /**
     * Reads a signed note; {@link #verifies} says whether to believe it.
     *
     * @throws ProblemException INVALID_INPUT when it is no checkpoint with a time
     */
    public static Checkpoint parse(String note) {
        int end = note.lastIndexOf("\n\n");
        String[] lines = end < 0 ? new String[0] : note.substring(0, end).split("\n", -1);
        try {
            if (lines.length >= 4
                    && !lines[0].isEmpty()
                    && lines[1].matches("0|[1-9]\\d{0,17}")
                    && lines[3].startsWith(TIME)) {
                byte[] root = Base64.getDecoder().decode(lines[2]);
                if (root.length == 32) {
                    return new Checkpoint(
                            lines[0],
                            Long.parseLong(lines[1]),
                            HexFormat.of().formatHex(root),
                            Instant.parse(lines[3].substring(TIME.length())),
                            note);
                }
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // refused below
        }
        throw ProblemException.invalid("", RULE, "not a checkpoint with origin, size, root, time");
    }

    /** True when one of the note's signatures is this key's, made over this text. */
    public boolean verifies(VerifierKey key) {
        int end = note.lastIndexOf("\n\n");
        String start = SIGNATURE + key.name() + " ";
        return key.name().equals(origin)
                && note.substring(end + 2)
                        .lines()
                        .filter(line -> line.startsWith(start))
                        .anyMatch(line -> signed(key, end, line.substring(start.length())));
    }

    private boolean signed(VerifierKey key, int end, String base64) {
        try {
            byte[] both = Base64.getDecoder().decode(base64);
            return both.length > 4
                    && Arrays.equals(key.id(), Arrays.copyOf(both, 4))
                    && key.verifies(
                            note.substring(0, end + 1), Arrays.copyOfRange(both, 4, both.length));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** True when this is a log of that tenant, in whatever installation. */
    boolean of(String tenant) {
        return origin.endsWith("/" + tenant);
    }

    byte[] rootBytes() {
        return HexFormat.of().parseHex(root);
    }
}
