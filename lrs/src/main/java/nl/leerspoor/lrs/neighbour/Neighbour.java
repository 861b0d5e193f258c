package nl.leerspoor.lrs.neighbour;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/** Another system, and what is exchanged with it. A secret is null in what is listed. */
public sealed interface Neighbour {

    /** Unique within the tenant: letters, digits, dot, hyphen and underscore, at most 100. */
    String name();

    /** Where it is: {@code https} or {@code http}, at most 200 characters. */
    URI address();

    /** Password, or the key of signatures; null in what is listed. */
    @Nullable String secret();

    /** Which statements. */
    Selection selection();

    /** The same without its secret. */
    Neighbour withoutSecret();

    /** {@code forward}, {@code pull} or {@code webhook}. */
    String kind();

    /**
     * Statements of our log go to another LRS, in order.
     *
     * @param address its xAPI endpoint
     * @param key user name in HTTP Basic
     * @param version what it speaks; a statement that came as 2.0 goes to no 1.0.3 LRS
     * @param batch most statements in one request, 1 to 1000
     */
    record Forward(
            String name,
            URI address,
            String key,
            @Nullable String secret,
            XapiVersion version,
            Selection selection,
            int batch)
            implements Neighbour {
        /** Refuses what is out of range. */
        public Forward {
            Check.common(name, address, secret);
            Check.key(key);
            Check.range("batch", batch, 1, 1000);
        }

        @Override
        public String kind() {
            return "forward";
        }

        @Override
        public Forward withoutSecret() {
            return new Forward(name, address, key, null, version, selection, batch);
        }

        @Override
        public String toString() {
            return Check.text(this);
        }
    }

    /**
     * Statements of another LRS come into our log, oldest first.
     *
     * @param address its xAPI endpoint
     * @param key user name in HTTP Basic
     * @param version what it is asked in
     * @param page most statements asked for at once, 1 to 1000
     * @param every how long to wait when there was nothing more, 1 s to 1 day
     * @param lag how old a statement must be to count as settled when the other does not say until
     *     when it is consistent, 0 s to 1 day
     */
    record Pull(
            String name,
            URI address,
            String key,
            @Nullable String secret,
            XapiVersion version,
            Selection selection,
            int page,
            Duration every,
            Duration lag)
            implements Neighbour {
        /** Refuses what is out of range. */
        public Pull {
            Check.common(name, address, secret);
            Check.key(key);
            Check.range("page", page, 1, 1000);
            Check.range("every, seconds,", every.toSeconds(), 1, 86_400);
            Check.range("lag, seconds,", lag.toSeconds(), 0, 86_400);
        }

        @Override
        public String kind() {
            return "pull";
        }

        @Override
        public Pull withoutSecret() {
            return new Pull(name, address, key, null, version, selection, page, every, lag);
        }

        @Override
        public String toString() {
            return Check.text(this);
        }
    }

    /**
     * A program is told of statements by signed requests, in order.
     *
     * @param address where events are posted
     * @param secret key of the signatures, at least 16 characters
     * @param full true: events hold whole statements; false: ids, verbs and objects
     * @param batch most statements in one event, 1 to 1000
     * @param tries how often an event is tried before it is set aside, 1 to 100
     */
    record Webhook(
            String name,
            URI address,
            @Nullable String secret,
            Selection selection,
            boolean full,
            int batch,
            int tries)
            implements Neighbour {
        /** Refuses what is out of range. */
        public Webhook {
            Check.common(name, address, secret);
            Check.range("batch", batch, 1, 1000);
            Check.range("tries", tries, 1, 100);
            if (secret != null && secret.length() < 16) {
                throw new IllegalArgumentException(
                        "the secret of a webhook has at least 16 characters");
            }
        }

        @Override
        public String kind() {
            return "webhook";
        }

        @Override
        public Webhook withoutSecret() {
            return new Webhook(name, address, null, selection, full, batch, tries);
        }

        @Override
        public String toString() {
            return Check.text(this);
        }
    }

    /** What every neighbour must be. */
    final class Check {
        private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

        private Check() {}

        private static void common(String name, URI address, @Nullable String secret) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "a name has letters, digits, dots, hyphens and underscores, not: " + name);
            }
            String scheme =
                    address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
            if (!(scheme.equals("https") || scheme.equals("http")) || address.getHost() == null) {
                throw new IllegalArgumentException("an address begins with https:// or http://");
            }
            if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
                throw new IllegalArgumentException(
                        "an address has no user and no fragment; give key and secret apart");
            }
            range("length of the address", address.toString().length(), 1, 200);
            if (secret != null) {
                range("length of the secret", secret.length(), 1, 1000);
            }
        }

        private static void key(String key) {
            if (key.isEmpty() || key.length() > 200 || key.indexOf(':') >= 0) {
                throw new IllegalArgumentException(
                        "a key has 1 to 200 characters and no colon (RFC 7617)");
            }
        }

        private static void range(String what, long value, long min, long max) {
            if (value < min || value > max) {
                throw new IllegalArgumentException(
                        what + " must be within " + min + " and " + max + ", not " + value);
            }
        }

        /** Never shows a secret. */
        private static String text(Neighbour neighbour) {
            return neighbour.kind() + " " + neighbour.name() + " " + neighbour.address();
        }
    }
}
