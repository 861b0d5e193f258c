package nl.leerspoor.engine.profile;

import java.util.UUID;

/**
 * Whom a statement of the engine is about.
 *
 * @param registration the engine's registration, which is the xAPI registration (D-27)
 * @param actorHomePage {@code <engine>/actor/<tenant>} (D-4)
 * @param actorName random id, never a name or an e-mail address (D-4)
 * @param identity how sure it is that this learner acted (D-7)
 */
public record Subject(
        UUID registration, String actorHomePage, String actorName, Identity identity) {}
