package nl.leerspoor.lrs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.leerspoor.lrs.internal.store.Digests;
import org.junit.jupiter.api.Test;

class MerkleProofsTest {
    private static final int MOST = 40;

    @Test
    void everyPathOfEveryTreeLeadsToItsRootAndToNoOther() { // RFC 6962, 2.1.1
        for (int size = 1; size <= MOST; size++) {
            List<byte[]> entries = entries(size);
            for (int index = 0; index < size; index++) {
                List<byte[]> path = path(index, entries);
                byte[] entry = entries.get(index);
                assertThat(MerkleProofs.root(entry, index, size, path)).contains(root(entries));
                byte[] other = "other".getBytes(StandardCharsets.UTF_8);
                assertThat(MerkleProofs.root(other, index, size, path).orElseThrow())
                        .isNotEqualTo(root(entries));
                if (size > 1) {
                    assertThat(MerkleProofs.root(entry, index, size, path.subList(1, path.size())))
                            .isEmpty();
                }
                path.add(other);
                assertThat(MerkleProofs.root(entry, index, size, path)).isEmpty();
            }
            assertThat(MerkleProofs.root(entries.get(0), size, size, List.of())).isEmpty();
        }
    }

    @Test
    void everyTreeContinuesEveryEarlierOneAndNoOther() { // RFC 6962, 2.1.2
        for (int size = 1; size <= MOST; size++) {
            List<byte[]> entries = entries(size);
            for (int old = 1; old <= size; old++) {
                List<byte[]> proof = proof(old, entries, true);
                byte[] oldRoot = root(entries.subList(0, old));
                byte[] root = root(entries);
                assertThat(MerkleProofs.consistent(old, oldRoot, size, root, proof)).isTrue();
                assertThat(MerkleProofs.consistent(old, new byte[32], size, root, proof)).isFalse();
                assertThat(MerkleProofs.consistent(old, oldRoot, size, new byte[32], proof))
                        .isFalse();
                proof.add(root);
                assertThat(MerkleProofs.consistent(old, oldRoot, size, root, proof)).isFalse();
            }
            assertThat(MerkleProofs.consistent(0, new byte[32], size, root(entries), List.of()))
                    .isFalse();
        }
    }

    private static List<byte[]> entries(int size) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(("entry " + i).getBytes(StandardCharsets.UTF_8));
        }
        return entries;
    }

    private static int split(List<byte[]> entries) {
        return Integer.highestOneBit(entries.size() - 1);
    }

    /** The definition: RFC 6962, 2.1. */
    static byte[] root(List<byte[]> entries) {
        if (entries.size() == 1) {
            return Digests.sha256(new byte[] {0}, entries.get(0));
        }
        int k = split(entries);
        return Digests.sha256(
                new byte[] {1},
                root(entries.subList(0, k)),
                root(entries.subList(k, entries.size())));
    }

    private static List<byte[]> path(int index, List<byte[]> entries) {
        if (entries.size() == 1) {
            return new ArrayList<>();
        }
        int k = split(entries);
        List<byte[]> left = entries.subList(0, k);
        List<byte[]> right = entries.subList(k, entries.size());
        List<byte[]> path = index < k ? path(index, left) : path(index - k, right);
        path.add(root(index < k ? right : left));
        return path;
    }

    private static List<byte[]> proof(int old, List<byte[]> entries, boolean known) {
        if (old == entries.size()) {
            return known ? new ArrayList<>() : new ArrayList<>(List.of(root(entries)));
        }
        int k = split(entries);
        List<byte[]> left = entries.subList(0, k);
        List<byte[]> right = entries.subList(k, entries.size());
        List<byte[]> proof = old <= k ? proof(old, left, known) : proof(old - k, right, false);
        proof.add(root(old <= k ? right : left));
        return proof;
    }
}
