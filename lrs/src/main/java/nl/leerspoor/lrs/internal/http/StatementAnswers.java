package nl.leerspoor.lrs.internal.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.Permissions;
import nl.leerspoor.lrs.StatementPage;
import nl.leerspoor.lrs.StatementQuery;
import nl.leerspoor.lrs.StatementStore;
import nl.leerspoor.lrs.StoredStatement;
import nl.leerspoor.lrs.xapi.Attachment;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Multipart;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.StatementText;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/** GET on the statement resource (Communication 2.1.3): parameters in, statements out. */
final class StatementAnswers {
    private static final String RULE = "Communication 2.1.3";
    private static final String CURSOR = "cursor";

    private final StatementStore store;
    private final LrsConfig config;

    StatementAnswers(StatementStore store, LrsConfig config) {
        this.store = store;
        this.config = config;
    }

    Response get(ContainerRequestContext request) {
        Caller caller = Caller.of(request);
        Params params =
                new Params(
                        request.getUriInfo(),
                        caller.version(),
                        "statementId",
                        "voidedStatementId",
                        "agent",
                        "verb",
                        "activity",
                        "registration",
                        "related_activities",
                        "related_agents",
                        "since",
                        "until",
                        "limit",
                        "format",
                        "attachments",
                        "ascending",
                        CURSOR);
        boolean one = params.has("statementId") || params.has("voidedStatementId");
        StatementFormat format = StatementFormat.find(params.text("format"));
        if (format == null) {
            params.refuse("format", RULE, "must be ids, exact or canonical");
        }
        boolean attachments = params.bool("attachments");
        UUID id = one ? id(request, params) : null;
        StatementQuery query = query(params);
        params.done();
        boolean onlyMine = Permissions.requireRead(caller.authority());
        String mine = onlyMine ? caller.authority().name() : null;
        Answer answer = new Answer(request, caller, format, attachments);
        if (one) {
            return single(answer, id, params.has("voidedStatementId"), mine);
        }
        return page(answer, mine == null ? query : query.withAuthority(caller.authority()));
    }

    private record Answer(
            ContainerRequestContext request,
            Caller caller,
            @Nullable StatementFormat format,
            boolean attachments) {}

    /** A single statement goes with nothing but format and attachments. */
    private static @Nullable UUID id(ContainerRequestContext request, Params params) {
        String name = params.has("statementId") ? "statementId" : "voidedStatementId";
        for (String other : request.getUriInfo().getQueryParameters().keySet()) {
            if (!other.equals(name) && !other.equals("format") && !other.equals("attachments")) {
                params.refuse(other, RULE, "cannot go with " + name);
            }
        }
        return params.uuid(name);
    }

    private StatementQuery query(Params params) {
        Ifi agent = params.actor("agent");
        // The specification's default 0 is the server's own size, see config.pageSize.
        long limit = params.number("limit", config.pageSize());
        return new StatementQuery(
                agent,
                params.bool("related_agents"),
                params.iri("verb"),
                params.iri("activity"),
                params.bool("related_activities"),
                params.uuid("registration"),
                null,
                params.timestamp("since"),
                params.timestamp("until"),
                (int) Math.min(limit, Integer.MAX_VALUE),
                params.bool("ascending"),
                params.number(CURSOR, 0));
    }

    private Response single(
            Answer answer, @Nullable UUID id, boolean voided, @Nullable String mine) {
        Instant through = store.consistentThrough(answer.caller().tenant());
        StoredStatement statement =
                (id == null
                                ? Optional.<StoredStatement>empty()
                                : store.find(answer.caller().tenant(), id))
                        .filter(s -> s.voided() == voided)
                        .filter(s -> mine == null || s.authorityName().equals(mine))
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                ProblemType.NOT_FOUND,
                                                voided
                                                        ? "no voided statement has this id"
                                                        : "no statement has this id"));
        return respond(answer, format(answer, statement), List.of(statement), through).build();
    }

    private Response page(Answer answer, StatementQuery query) {
        StatementPage page = store.query(answer.caller().tenant(), query);
        StringBuilder body = new StringBuilder("{\"statements\":[");
        String separator = "";
        for (StoredStatement statement : page.statements()) {
            body.append(separator).append(format(answer, statement));
            separator = ",";
        }
        body.append("],\"more\":").append(more(answer, page.next())).append('}');
        return respond(answer, body.toString(), page.statements(), page.consistentThrough())
                .build();
    }

    /** Data 2.5: a relative IRL with everything in it to go on, for ever. */
    private static String more(Answer answer, @Nullable StatementQuery next) {
        if (next == null) {
            return "\"\"";
        }
        UriBuilder builder = answer.request().getUriInfo().getRequestUriBuilder();
        String more = builder.replaceQueryParam(CURSOR, next.after()).build().toASCIIString();
        int path = more.indexOf('/', more.indexOf("//") + 2);
        return JsonNodeFactory.instance.textNode(more.substring(path)).toString();
    }

    private String format(Answer answer, StoredStatement statement) {
        StatementFormat format = answer.format() == null ? StatementFormat.EXACT : answer.format();
        String json = statement.json();
        return format.apply(
                answer.caller().version() == XapiVersion.V2_0 ? StatementText.utc(json) : json,
                iri -> store.definition(answer.caller().tenant(), iri),
                Languages.of(answer.request().getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private Response.ResponseBuilder respond(
            Answer answer, String json, List<StoredStatement> statements, Instant before) {
        // Statements appended while we read may be among these: all before them are visible too.
        Instant through =
                statements.stream()
                        .map(StoredStatement::stored)
                        .reduce(before, (a, b) -> a.isAfter(b) ? a : b);
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Response.ResponseBuilder response =
                answer.attachments()
                        ? multipart(answer.caller().tenant(), body, statements)
                        : Response.ok(body, MediaType.APPLICATION_JSON_TYPE);
        // 1.0.3 has it for a single statement, 2.0 (4.1.6.1) the latest of all there are.
        statements.stream()
                .map(StoredStatement::stored)
                .max(Comparator.naturalOrder())
                .ifPresent(
                        stored ->
                                response.header(
                                        HttpHeaders.LAST_MODIFIED, Headers.httpDate(stored)));
        return response.header(Headers.CONSISTENT_THROUGH, through.toString());
    }

    /** Communication 1.5.2: the statements, then the data of each attachment once. */
    private Response.ResponseBuilder multipart(
            String tenant, byte[] json, List<StoredStatement> statements) {
        List<Multipart.Part> parts = new ArrayList<>();
        parts.add(new Multipart.Part(Map.of("Content-Type", "application/json"), json));
        Map<String, Attachment> headers = new LinkedHashMap<>();
        for (StoredStatement statement : statements) {
            statement
                    .statement()
                    .attachments()
                    .forEach(a -> headers.putIfAbsent(Attachments.key(a.sha2()), a));
        }
        headers.forEach(
                (sha2, header) ->
                        store.attachment(tenant, sha2)
                                .ifPresent(data -> parts.add(part(header, data))));
        String boundary = "leerspoor-" + UUID.randomUUID();
        return Response.ok(Multipart.write(boundary, parts))
                .header(HttpHeaders.CONTENT_TYPE, "multipart/mixed; boundary=" + boundary);
    }

    private static Multipart.Part part(Attachment header, byte[] data) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", header.contentType());
        headers.put("Content-Transfer-Encoding", "binary");
        headers.put("Content-Length", Integer.toString(data.length));
        headers.put(Headers.HASH, header.sha2());
        return new Multipart.Part(headers, data);
    }
}
