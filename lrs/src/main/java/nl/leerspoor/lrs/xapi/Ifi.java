package nl.leerspoor.lrs.xapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An inverse functional identifier: what makes an agent or identified group the same one everywhere
 * (Data 2.4.2.3).
 *
 * @param kind which of the four
 * @param value the mailto IRI, hex hash, OpenID or account name, as received
 * @param homePage home page of the account; null for the other kinds
 */
public record Ifi(Kind kind, String value, @Nullable String homePage) {

    /** The four identifiers, by their property names. */
    public enum Kind {
        /** A mailto IRI. */
        MBOX("mbox"),
        /** SHA-1 of a mailto IRI. */
        MBOX_SHA1SUM("mbox_sha1sum"),
        /** An OpenID. */
        OPENID("openid"),
        /** An account on some system. */
        ACCOUNT("account");

        private final String property;

        Kind(String property) {
            this.property = property;
        }

        /** The property name. */
        public String property() {
            return property;
        }
    }

    /** An account has a home page, the others have none. */
    public Ifi {
        if ((kind == Kind.ACCOUNT) != (homePage != null)) {
            throw new IllegalArgumentException("an account has a home page, nothing else has");
        }
    }

    /** An account. */
    public static Ifi account(String homePage, String name) {
        return new Ifi(Kind.ACCOUNT, name, homePage);
    }

    /** A mailbox, with {@code mailto:}. */
    public static Ifi mbox(String mailto) {
        return new Ifi(Kind.MBOX, mailto, null);
    }

    /** The identifier in a checked agent or group; empty in an anonymous group. */
    static Optional<Ifi> of(JsonNode actor) {
        for (Kind kind : Kind.values()) {
            JsonNode value = actor.get(kind.property);
            if (value != null) {
                return Optional.of(
                        kind == Kind.ACCOUNT
                                ? account(
                                        value.path("homePage").asText(),
                                        value.path("name").asText())
                                : new Ifi(kind, value.asText(), null));
            }
        }
        return Optional.empty();
    }

    /**
     * A text that is equal for equal identities. The domain of a mailbox and the digits of a hash
     * do not depend on case (Data 2.3.1).
     */
    public String key() {
        return switch (kind) {
            case MBOX -> {
                int at = value.lastIndexOf('@');
                yield "mbox "
                        + value.substring(0, at)
                        + value.substring(at).toLowerCase(Locale.ROOT);
            }
            case MBOX_SHA1SUM -> "sha1 " + value.toLowerCase(Locale.ROOT);
            case OPENID -> "openid " + value;
            case ACCOUNT -> "account " + homePage + " " + value;
        };
    }

    /** True when both mean the same agent or group. */
    public boolean same(Ifi other) {
        return key().equals(other.key());
    }

    /** An agent with this identifier alone. */
    public ObjectNode toAgent() {
        ObjectNode agent = JsonNodeFactory.instance.objectNode();
        agent.put("objectType", "Agent");
        if (homePage == null) {
            agent.put(kind.property, value);
        } else {
            agent.putObject("account").put("homePage", homePage).put("name", value);
        }
        return agent;
    }
}
