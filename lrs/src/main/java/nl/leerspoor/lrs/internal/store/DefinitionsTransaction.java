package nl.leerspoor.lrs.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.xapi.Activity;
import nl.leerspoor.lrs.xapi.ActivityDefinition;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.StatementObject;
import nl.leerspoor.lrs.xapi.SubStatement;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of one transaction say of activities (Data 2.4.4.1): the last word counts,
 * names and descriptions of other languages stay. Only who holds the scope {@code define} is heard.
 */
final class DefinitionsTransaction {
    private final String tenant;
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Map<String, byte[]> known = new HashMap<>();
    private final Map<String, ObjectNode> said = new LinkedHashMap<>();

    DefinitionsTransaction(String tenant) {
        this.tenant = tenant;
    }

    /** What these statements say, by activity IRI; nothing when the authority may not define. */
    static Map<String, ObjectNode> said(Authority authority, List<Statement> statements) {
        if (!authority.mayAny(Scope.DEFINE)) {
            return Map.of();
        }
        Restrictions r = authority.restrictions();
        Map<String, ObjectNode> said = new LinkedHashMap<>();
        for (Statement statement : statements) {
            take(r, statement.object(), said);
            statement.context().ifPresent(c -> c.activities().forEach(a -> take(r, a, said)));
            if (statement.object() instanceof SubStatement sub) {
                take(r, sub.object(), said);
                if (sub.context() != null) {
                    sub.context().activities().forEach(a -> take(r, a, said));
                }
            }
        }
        return said;
    }

    /** D-9: a key for a part may name the LMS's activities, but does not say what they are. */
    private static void take(
            Restrictions restrictions, StatementObject object, Map<String, ObjectNode> said) {
        if (object instanceof Activity activity && restrictions.allowsActivity(activity.id())) {
            ActivityDefinition definition = activity.definition();
            if (definition != null && definition.json() instanceof ObjectNode json) {
                said.merge(activity.id(), json.deepCopy(), DefinitionsTransaction::merge);
            }
        }
    }

    /** These may be said something of. */
    void add(Collection<String> iris) {
        wanted.addAll(iris);
    }

    /** Reads what was said before of those that were added. */
    void find(Trip trip) {
        if (wanted.isEmpty()) {
            return;
        }
        UUID[] keys = wanted.stream().map(Usages::relatedActivity).toArray(UUID[]::new);
        trip.lookUp(
                "a.iri, a.definition",
                "lrs.activity a",
                "a.tenant = ? and a.activity_key = u.k",
                tenant,
                "uuid",
                keys,
                rows -> {
                    while (rows.next()) {
                        known.put(rows.getString(1), rows.getBytes(2));
                    }
                });
    }

    /** Takes what one request says. */
    void say(Map<String, ObjectNode> more) {
        more.forEach(
                (iri, json) -> said.merge(iri, json.deepCopy(), DefinitionsTransaction::merge));
    }

    /** Writes what is new. */
    void write(Trip trip, Connection connection) throws SQLException {
        List<ActivityRow> fresh = new ArrayList<>();
        said.forEach(
                (iri, definition) -> {
                    byte[] text = known.get(iri);
                    if (text == null) {
                        fresh.add(
                                new ActivityRow(
                                        tenant,
                                        Usages.relatedActivity(iri),
                                        iri,
                                        Json.write(definition)));
                        return;
                    }
                    JsonNode before = Json.trusted(text);
                    ObjectNode after = merge((ObjectNode) before.deepCopy(), definition);
                    if (!after.equals(before)) {
                        update(trip, iri, Json.write(after));
                    }
                });
        if (!fresh.isEmpty()) {
            new Rows("lrs.activity", tenant)
                    .add("activity_key", "uuid", fresh, r -> r.activityKey)
                    .add("iri", "text", fresh, r -> r.iri)
                    .add("definition", Rows.BYTES, fresh, r -> r.definition)
                    .insert(trip, connection);
        }
    }

    private void update(Trip trip, String iri, byte[] definition) {
        trip.update(
                "update lrs.activity set definition = ? where tenant = ? and activity_key = ?",
                (s, i) -> {
                    s.setBytes(i, definition);
                    s.setString(i + 1, tenant);
                    s.setObject(i + 2, Usages.relatedActivity(iri));
                    return i + 3;
                });
    }

    private static ObjectNode merge(ObjectNode known, ObjectNode news) {
        news.properties()
                .forEach(
                        e -> {
                            @Nullable JsonNode before = known.get(e.getKey());
                            boolean map =
                                    e.getKey().equals("name")
                                            || e.getKey().equals("description")
                                            || e.getKey().equals("extensions");
                            if (map && before instanceof ObjectNode languages) {
                                languages.setAll((ObjectNode) e.getValue());
                            } else {
                                known.set(e.getKey(), e.getValue());
                            }
                        });
        return known;
    }
}
