package nl.leerspoor.lrs.ledger;

import java.util.List;
import java.util.Optional;
import nl.leerspoor.lrs.internal.store.Digests;

/** What a verifier computes from the proofs of RFC 6962: no store is needed for it. */
final class MerkleProofs {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private MerkleProofs() {}

    /**
     * The root that an audit path leads to (RFC 6962, 2.1.1).
     *
     * @param entry the entry hash
     * @param index place of the entry, from 0
     * @param size number of entries in the tree
     * @return empty when the path has not the length such a tree has
     */
    static Optional<byte[]> root(byte[] entry, long index, long size, List<byte[]> path) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        byte[] hash = Digests.sha256(LEAF, entry);
        long place = index;
        long last = size - 1;
        for (byte[] sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((place & 1) == 1 || place == last) {
                hash = Digests.sha256(NODE, sibling, hash);
                // A last node without sibling rises unchanged until it is a right one.
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Digests.sha256(NODE, hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    /** True when the proof shows that the new tree begins with the old one (2.1.2). */
    static boolean consistent(
            long oldSize, byte[] oldRoot, long newSize, byte[] newRoot, List<byte[]> proof) {
        if (oldSize < 1 || oldSize > newSize) {
            return false;
        }
        if (oldSize == newSize) {
            return proof.isEmpty() && java.util.Arrays.equals(oldRoot, newRoot);
        }
        long place = oldSize - 1;
        long last = newSize - 1;
        while ((place & 1) == 1) { // up to the old tree's last complete subtree
            place >>= 1;
            last >>= 1;
        }
        int next = 0;
        byte[] old = oldRoot;
        if (place > 0) {
            if (proof.isEmpty()) {
                return false;
            }
            old = proof.get(next++);
        }
        byte[] now = old;
        for (; next < proof.size(); next++) {
            byte[] sibling = proof.get(next);
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                old = Digests.sha256(NODE, sibling, old);
                now = Digests.sha256(NODE, sibling, now);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                now = Digests.sha256(NODE, now, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0
                && java.util.Arrays.equals(old, oldRoot)
                && java.util.Arrays.equals(now, newRoot);
    }
}
