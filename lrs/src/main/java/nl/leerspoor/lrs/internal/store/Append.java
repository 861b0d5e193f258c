package nl.leerspoor.lrs.internal.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Origin;
import nl.leerspoor.lrs.xapi.Statement;

/**
 * One request waiting to be appended.
 *
 * @param statements valid statements with their ids, in order
 * @param origins where each comes from, in the same order; empty when they are born here
 * @param attachments data by lower-case hex SHA-2
 * @param authority under whom
 * @param authorityJson the agent put into the statements
 * @param answer completed with the ids after the commit, or with the refusal
 */
record Append(
        List<Statement> statements,
        List<Origin> origins,
        Map<String, byte[]> attachments,
        Authority authority,
        String authorityJson,
        CompletableFuture<List<UUID>> answer) {}
