package nl.leerspoor.lrs.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.List;
import nl.leerspoor.lrs.xapi.Json;

/**
 * Shows that the log of a checkpoint begins with an earlier log (RFC 6962, 2.1.2).
 *
 * @param from number of entries of the earlier log
 * @param checkpoint the later one
 * @param proof lower-case hex hashes, in the order of RFC 6962
 */
public record Consistency(long from, Checkpoint checkpoint, List<String> proof) {
    /** Keeps its own copy. */
    public Consistency {
        proof = List.copyOf(proof);
    }

    /** True when the earlier log, with this hex root, is the beginning of the checkpoint's. */
    public boolean continues(String root) {
        return MerkleProofs.consistent(
                from,
                HexFormat.of().parseHex(root),
                checkpoint.size(),
                checkpoint.rootBytes(),
                proof.stream().map(HexFormat.of()::parseHex).toList());
    }

    /** Size, checkpoint and hashes. */
    public byte[] toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("from", from);
        json.put("checkpoint", checkpoint.note());
        ArrayNode hashes = json.putArray("proof");
        proof.forEach(hashes::add);
        return Json.write(json);
    }
}
