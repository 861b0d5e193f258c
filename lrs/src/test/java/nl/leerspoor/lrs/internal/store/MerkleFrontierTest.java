package nl.leerspoor.lrs.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleFrontierTest {
    @Test
    void theEmptyTreeHasTheHashOfNothing() {
        assertThat(HexFormat.of().formatHex(MerkleFrontier.empty().root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void givesTheRootOfRfc6962ForEverySizeAndAfterEveryReload() {
        List<byte[]> entries = new ArrayList<>();
        MerkleFrontier frontier = MerkleFrontier.empty();
        for (int size = 1; size <= 70; size++) {
            byte[] entry = ("entry " + size).getBytes(StandardCharsets.UTF_8);
            entries.add(entry);
            frontier.add(entry);
            assertThat(frontier.root()).as("size %s", size).isEqualTo(root(entries));
            frontier = MerkleFrontier.of(size, frontier.bytes());
        }
    }

    @Test
    void tellsTheRootOfASubtreeWhenItBecomesCompleteAndOnlyThen() {
        List<byte[]> entries = new ArrayList<>();
        MerkleFrontier frontier = MerkleFrontier.empty();
        for (int size = 1; size <= 70; size++) {
            byte[] entry = ("entry " + size).getBytes(StandardCharsets.UTF_8);
            entries.add(entry);
            byte[] node = frontier.add(entry, 8);
            if (size % 8 == 0) {
                assertThat(node).isEqualTo(root(entries.subList(size - 8, size)));
            } else {
                assertThat(node).isNull();
            }
        }
    }

    /** The definition, word for word: RFC 6962, 2.1. */
    private static byte[] root(List<byte[]> entries) {
        if (entries.size() == 1) {
            return Digests.sha256(new byte[] {0}, entries.get(0));
        }
        int k = Integer.highestOneBit(entries.size() - 1);
        return Digests.sha256(
                new byte[] {1},
                root(entries.subList(0, k)),
                root(entries.subList(k, entries.size())));
    }
}
