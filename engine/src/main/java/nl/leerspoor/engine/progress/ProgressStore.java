package nl.leerspoor.engine.progress;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Where consoles read progress: the live generation of the fold. Safe for use by many threads.
 *
 * <p>What it holds is derived; {@code ProgressFollower} writes it and can rebuild it from zero.
 */
public final class ProgressStore {
    /** The tables of this package, for opening the database. */
    public static final List<Class<?>> ROWS =
            List.of(CursorRow.class, ProgressRow.class, BindingRow.class);

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private final SessionFactory sessions;
    private final String tenant;

    /**
     * The progress of one tenant.
     *
     * @param sessions of the engine's database
     * @param tenant the provider (D-27)
     */
    public ProgressStore(SessionFactory sessions, String tenant) {
        this.sessions = sessions;
        this.tenant = tenant;
    }

    /**
     * What a learner did, as far as the follower has come; a registration elsewhere that was bound
     * answers with the progress of the registration it was bound to.
     *
     * @param registration ours or a bound one
     * @return {@link Progress#NONE} when there is nothing yet
     */
    public Progress get(UUID registration) {
        return sessions.fromStatelessTransaction(
                session -> {
                    Integer generation = liveGeneration(session, tenant);
                    if (generation == null) {
                        return Progress.NONE;
                    }
                    ProgressRow row =
                            session.get(
                                    ProgressRow.class,
                                    new ProgressRow.Key(
                                            tenant,
                                            generation,
                                            root(session, tenant, generation, registration)));
                    return row == null ? Progress.NONE : read(row.state);
                });
    }

    static @Nullable Integer liveGeneration(StatelessSession session, String tenant) {
        return session.createSelectionQuery(
                        "select key.generation from CursorRow where key.tenant = :tenant and live",
                        Integer.class)
                .setParameter("tenant", tenant)
                .getSingleResultOrNull();
    }

    static UUID root(StatelessSession session, String tenant, int generation, UUID registration) {
        BindingRow binding =
                session.get(BindingRow.class, new BindingRow.Key(tenant, generation, registration));
        return binding == null ? registration : binding.registration;
    }

    static Progress read(String state) {
        try {
            return JSON.readValue(state, Progress.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored progress does not read back", e);
        }
    }

    static String write(Progress progress) {
        try {
            return JSON.writeValueAsString(progress);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("progress does not write", e);
        }
    }
}
