package nl.leerspoor.lrs.internal.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Origin;
import nl.leerspoor.lrs.xapi.Statement;

/**
 * One request waiting to be appended. What can be worked out beforehand is: the writer's thread is
 * the one that all wait for.
 *
 * @param tenant whose log
 * @param statements with everything but their place in the log
 * @param attachments data by lower-case hex SHA-2
 * @param definitions what they say of activities, by IRI
 * @param answer completed with the ids after the commit, or with the refusal
 */
record Append(
        String tenant,
        List<StatementRow> statements,
        Map<String, byte[]> attachments,
        Map<String, ObjectNode> definitions,
        CompletableFuture<List<UUID>> answer) {

    /**
     * A request.
     *
     * @param statements valid statements with their ids, in order
     * @param origins where each comes from, in the same order; empty when they are born here
     * @param attachments data by lower-case hex SHA-2
     * @param authority under whom
     * @param agent put into the statements
     */
    static Append of(
            List<Statement> statements,
            List<Origin> origins,
            Map<String, byte[]> attachments,
            Authority authority,
            AuthorityAgent agent) {
        List<StatementRow> rows = new ArrayList<>(statements.size());
        for (int i = 0; i < statements.size(); i++) {
            StatementRow row =
                    new StatementRow(
                            authority.tenant(), statements.get(i), authority.name(), agent);
            row.origin(origins.isEmpty() ? null : origins.get(i));
            rows.add(row);
        }
        return new Append(
                authority.tenant(),
                rows,
                attachments,
                DefinitionsTransaction.said(authority, statements),
                new CompletableFuture<>());
    }
}
