package nl.leerspoor.lrs.internal.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right edge of an RFC 6962 Merkle tree: the roots of its complete subtrees, largest first. It
 * takes one more leaf, or gives the root, without reading the leaves before it.
 */
public final class MerkleFrontier {
    private static final int HASH = 32;
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final List<byte[]> roots = new ArrayList<>();
    private long size;

    private MerkleFrontier() {}

    /** The edge of a tree of {@code size} leaves, from {@link #bytes()}. */
    public static MerkleFrontier of(long size, byte[] bytes) {
        if (bytes.length != HASH * Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of " + size + " has another edge");
        }
        MerkleFrontier frontier = new MerkleFrontier();
        frontier.size = size;
        for (int at = 0; at < bytes.length; at += HASH) {
            frontier.roots.add(Arrays.copyOfRange(bytes, at, at + HASH));
        }
        return frontier;
    }

    /** The edge of the empty tree. */
    public static MerkleFrontier empty() {
        return new MerkleFrontier();
    }

    /** Adds one leaf; two complete subtrees of one size become one of twice that size. */
    public void add(byte[] entry) {
        add(entry, 0);
    }

    /**
     * Adds one leaf.
     *
     * @param subtree a power of two
     * @return the root over the last {@code subtree} leaves when this leaf makes them a complete
     *     subtree of that size; null when it does not
     */
    byte @Nullable [] add(byte[] entry, int subtree) {
        byte[] node = Digests.sha256(LEAF, entry);
        byte @Nullable [] complete = subtree == 1 ? node : null;
        long width = 1;
        for (long s = size; (s & 1) == 1; s >>= 1) {
            node = Digests.sha256(NODE, roots.remove(roots.size() - 1), node);
            width *= 2;
            if (width == subtree) {
                complete = node;
            }
        }
        roots.add(node);
        size++;
        return complete;
    }

    /** The root; of the empty tree the hash of nothing (RFC 6962, 2.1). */
    public byte[] root() {
        if (roots.isEmpty()) {
            return Digests.sha256();
        }
        byte[] root = roots.get(roots.size() - 1);
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = Digests.sha256(NODE, roots.get(i), root);
        }
        return root;
    }

    /** The edge as bytes, 32 for each complete subtree. */
    public byte[] bytes() {
        byte[] bytes = new byte[HASH * roots.size()];
        for (int i = 0; i < roots.size(); i++) {
            System.arraycopy(roots.get(i), 0, bytes, i * HASH, HASH);
        }
        return bytes;
    }
}
