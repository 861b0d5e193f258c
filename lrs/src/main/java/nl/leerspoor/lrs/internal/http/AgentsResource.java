package nl.leerspoor.lrs.internal.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Permissions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.StatementQuery;
import nl.leerspoor.lrs.StatementStore;
import nl.leerspoor.lrs.StoredStatement;
import nl.leerspoor.lrs.xapi.Actor;
import nl.leerspoor.lrs.xapi.Agent;
import nl.leerspoor.lrs.xapi.Group;
import nl.leerspoor.lrs.xapi.Ifi;
import nl.leerspoor.lrs.xapi.Json;

/** What is known of an agent, as a person (Communication 2.4). */
@Path("agents")
public final class AgentsResource {
    /** Names are looked for in this many of the newest statements. */
    private static final int LOOK_BACK = 50;

    private final StatementStore statements;

    AgentsResource(StatementStore statements) {
        this.statements = statements;
    }

    /**
     * A person with the one identifier asked for; the names are those the agent was given, newest
     * first, as far as the caller may read. Identifiers are never linked to each other here.
     */
    @GET
    public Response get(@Context ContainerRequestContext request) {
        Caller caller = Caller.of(request);
        Params params = new Params(request.getUriInfo(), caller.version(), "agent");
        Agent agent = params.requiredAgent("agent");
        params.done();
        Permissions.requireAgent(caller.authority(), agent.ifi());
        Set<String> names = new LinkedHashSet<>();
        if (agent.name() != null) {
            names.add(agent.name());
        }
        addNames(caller, agent.ifi(), names);
        return Response.ok(Json.write(person(agent.ifi(), names)), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private void addNames(Caller caller, Ifi ifi, Set<String> names) {
        Authority authority = caller.authority();
        boolean reads =
                !authority.restrictions().narrow()
                        && authority.mayAny(
                                Scope.ALL_READ, Scope.STATEMENTS_READ, Scope.STATEMENTS_READ_MINE);
        if (!reads) {
            return;
        }
        StatementQuery query =
                StatementQuery.ALL.withAgent(ifi, false).withPage(LOOK_BACK, false, 0);
        if (Permissions.requireRead(authority)) {
            query = query.withAuthority(authority);
        }
        for (StoredStatement stored : statements.query(caller.tenant(), query).statements()) {
            Stream<Actor> actors = Stream.of(stored.statement().actor());
            if (stored.statement().object() instanceof Actor object) {
                actors = Stream.concat(actors, Stream.of(object));
            }
            actors.flatMap(AgentsResource::agents)
                    .filter(a -> a.ifi().same(ifi))
                    .flatMap(a -> Stream.ofNullable(a.name()))
                    .forEach(names::add);
        }
    }

    private static Stream<Agent> agents(Actor actor) {
        return actor instanceof Agent agent ? Stream.of(agent) : ((Group) actor).members().stream();
    }

    private static ObjectNode person(Ifi ifi, Set<String> names) {
        ObjectNode person = JsonNodeFactory.instance.objectNode();
        person.put("objectType", "Person");
        if (!names.isEmpty()) {
            ArrayNode array = person.putArray("name");
            names.forEach(array::add);
        }
        String property = ifi.kind().property();
        person.putArray(property).add(ifi.toAgent().get(property));
        return person;
    }
}
