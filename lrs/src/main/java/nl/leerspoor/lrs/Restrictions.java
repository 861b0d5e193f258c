package nl.leerspoor.lrs;

import java.time.Instant;
import java.util.UUID;
import nl.leerspoor.lrs.xapi.Ifi;
import org.jspecify.annotations.Nullable;

/**
 * What a credential is narrowed to, on top of its scopes (decisions D-9). A null part restricts
 * nothing.
 *
 * @param activityPrefix every activity written about must begin with this, or be grouped under one
 *     that does (D-3: object ids of a cmi5 launch are made by the LMS)
 * @param actor every statement and state document must be about exactly this identity
 * @param registration every statement and state document must carry this registration
 * @param mayVoid false: a batch with a voiding statement is refused whole, with 403
 * @param expires from this instant on the credential is refused with 401
 */
public record Restrictions(
        @Nullable String activityPrefix,
        @Nullable Ifi actor,
        @Nullable UUID registration,
        boolean mayVoid,
        @Nullable Instant expires) {

    /** Nothing restricted, and voiding allowed. */
    public static final Restrictions NONE = new Restrictions(null, null, null, true, null);

    /** Nothing restricted but voiding, which is not allowed. */
    public static final Restrictions NO_VOIDING = new Restrictions(null, null, null, false, null);

    /** A copy bound to activities that begin with {@code prefix}. */
    public Restrictions withActivityPrefix(String prefix) {
        return new Restrictions(prefix, actor, registration, mayVoid, expires);
    }

    /** A copy bound to one actor. */
    public Restrictions withActor(Ifi identity) {
        return new Restrictions(activityPrefix, identity, registration, mayVoid, expires);
    }

    /** A copy bound to one registration. */
    public Restrictions withRegistration(UUID id) {
        return new Restrictions(activityPrefix, actor, id, mayVoid, expires);
    }

    /** A copy that is refused from {@code instant} on. */
    public Restrictions withExpires(Instant instant) {
        return new Restrictions(activityPrefix, actor, registration, mayVoid, instant);
    }

    /** True when something of the content is restricted: activities, actor or registration. */
    public boolean narrow() {
        return activityPrefix != null || actor != null || registration != null;
    }
}
