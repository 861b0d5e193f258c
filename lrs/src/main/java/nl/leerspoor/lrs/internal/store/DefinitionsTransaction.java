package nl.leerspoor.lrs.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
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
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of one transaction say of activities (Data 2.4.4.1): the last word counts,
 * names and descriptions of other languages stay. Only who holds the scope {@code define} is heard.
 */
final class DefinitionsTransaction {
    private final StatelessSession session;
    private final String tenant;
    private final Map<String, ObjectNode> said = new HashMap<>();

    DefinitionsTransaction(StatelessSession session, String tenant) {
        this.session = session;
        this.tenant = tenant;
    }

    void add(Authority authority, Statement statement) {
        if (!authority.mayAny(Scope.DEFINE)) {
            return;
        }
        Restrictions r = authority.restrictions();
        add(r, statement.object());
        statement.context().ifPresent(c -> c.activities().forEach(a -> add(r, a)));
        if (statement.object() instanceof SubStatement sub) {
            add(r, sub.object());
            if (sub.context() != null) {
                sub.context().activities().forEach(a -> add(r, a));
            }
        }
    }

    /** D-9: a key for a part may name the LMS's activities, but does not say what they are. */
    private void add(Restrictions restrictions, StatementObject object) {
        if (object instanceof Activity activity && restrictions.allowsActivity(activity.id())) {
            ActivityDefinition definition = activity.definition();
            if (definition != null && definition.json() instanceof ObjectNode json) {
                said.merge(activity.id(), json.deepCopy(), DefinitionsTransaction::merge);
            }
        }
    }

    void write() {
        said.forEach(
                (iri, definition) -> {
                    UUID key = Usages.activity(iri);
                    ActivityRow known =
                            session.get(ActivityRow.class, new ActivityRow.Key(tenant, key));
                    if (known == null) {
                        session.insert(new ActivityRow(tenant, key, iri, Json.write(definition)));
                        return;
                    }
                    JsonNode before = Json.trusted(known.definition);
                    ObjectNode after = merge((ObjectNode) before.deepCopy(), definition);
                    if (!after.equals(before)) {
                        known.definition = Json.write(after);
                        session.update(known);
                    }
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
