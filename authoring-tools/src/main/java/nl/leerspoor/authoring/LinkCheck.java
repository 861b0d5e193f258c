package nl.leerspoor.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLException;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.Rule;
import nl.leerspoor.engine.course.WebLink;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the web addresses of a course for {@code check --links}. Each address is asked for once,
 * a few sites at a time and a site for one thing at a time; a site that does not answer is left in
 * peace. Only 404 and 410 say that something is gone: whatever else goes wrong may be us.
 */
final class LinkCheck {
    private static final int SITES_AT_A_TIME = 4;
    private static final int MOST_REDIRECTS = 10;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> FOR_GOOD = Set.of(301, 308);
    private static final Set<Integer> GONE = Set.of(404, 410);

    /** RFC 3986: what may stand in an address as it is; all else is percent-encoded. */
    private static final String PLAIN = "-._~:/?#@!$&'()*+,;=%";

    private final Duration patience;
    private final HttpClient http;

    /**
     * A check.
     *
     * @param patience how long to wait for one answer
     */
    LinkCheck(Duration patience) {
        this.patience = patience;
        this.http =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER) // each hop tells something
                        .connectTimeout(patience)
                        .build();
    }

    /** What the web says of an address. */
    private sealed interface Answer {
        /**
         * An answer in the end.
         *
         * @param code of HTTP
         * @param moved where the address leads for good; null when it has not moved
         */
        record Status(int code, @Nullable URI moved) implements Answer {}

        /**
         * Nothing that could be judged.
         *
         * @param what happened
         * @param silent whether the site itself did not answer, so that it need not be asked again
         */
        record Trouble(String what, boolean silent) implements Answer {}
    }

    /** How many addresses there are to ask for. */
    static long count(List<WebLink> links) {
        return links.stream().map(link -> withoutFragment(link.address())).distinct().count();
    }

    /**
     * Looks up addresses.
     *
     * @return a finding for every place that names an address with something the matter
     */
    List<Diagnostic> check(List<WebLink> links) {
        Map<String, List<String>> sites = new LinkedHashMap<>();
        links.stream()
                .map(link -> withoutFragment(link.address()))
                .distinct()
                .forEach(
                        address ->
                                sites.computeIfAbsent(site(address), site -> new ArrayList<>())
                                        .add(address));
        Map<String, Answer> answers = answers(sites.values());
        List<Diagnostic> findings = new ArrayList<>();
        for (WebLink link : links) {
            Answer answer = answers.get(withoutFragment(link.address()));
            Diagnostic finding = answer == null ? null : finding(link, answer);
            if (finding != null) {
                findings.add(finding);
            }
        }
        return findings;
    }

    private Map<String, Answer> answers(Iterable<List<String>> sites) {
        Map<String, Answer> answers = new ConcurrentHashMap<>();
        ExecutorService threads =
                Executors.newFixedThreadPool(
                        SITES_AT_A_TIME,
                        task -> {
                            Thread thread = new Thread(task, "links");
                            thread.setDaemon(true);
                            return thread;
                        });
        try {
            List<Future<?>> running = new ArrayList<>();
            sites.forEach(site -> running.add(threads.submit(() -> answers.putAll(ask(site)))));
            for (Future<?> site : running) {
                site.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // with what there is
        } finally {
            threads.shutdownNow();
        }
        return answers;
    }

    /** Asks one site, one address after the other. */
    private Map<String, Answer> ask(List<String> addresses) {
        Map<String, Answer> answers = new HashMap<>();
        Answer.@Nullable Trouble silence = null;
        for (String address : addresses) {
            Answer answer = silence == null ? look(address) : silence;
            if (answer instanceof Answer.Trouble trouble && trouble.silent()) {
                silence = trouble;
            }
            answers.put(address, answer);
        }
        return answers;
    }

    private Answer look(String address) {
        URI start = uri(address);
        if (start == null) {
            return new Answer.Trouble("this is no address that can be looked up", false);
        }
        URI at = start;
        URI moved = null;
        boolean forGood = true;
        try {
            for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
                HttpResponse<?> response = ask(at);
                URI next = REDIRECTS.contains(response.statusCode()) ? target(at, response) : null;
                if (next == null) {
                    return new Answer.Status(response.statusCode(), moved);
                }
                // What a temporary redirect leads to, the author should not write down.
                forGood &= FOR_GOOD.contains(response.statusCode());
                moved = forGood ? next : moved;
                at = next;
            }
            return new Answer.Trouble("it redirects more than " + MOST_REDIRECTS + " times", false);
        } catch (IOException e) {
            boolean elsewhere = !site(at.toString()).equals(site(address));
            return new Answer.Trouble(
                    why(e) + (elsewhere ? " at " + at.getHost() : ""), !elsewhere);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Trouble("the check was stopped", true);
        }
    }

    /** Only the head, unless a site knows no such request or is known to answer it wrongly. */
    private HttpResponse<?> ask(URI address) throws IOException, InterruptedException {
        HttpResponse<?> head = send(address, "HEAD");
        boolean enough = head.statusCode() < 400 || head.statusCode() == 429;
        return enough ? head : send(address, "GET");
    }

    private HttpResponse<?> send(URI address, String method)
            throws IOException, InterruptedException {
        String version = LinkCheck.class.getPackage().getImplementationVersion();
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .method(method, BodyPublishers.noBody())
                        .timeout(patience)
                        .header("User-Agent", "Leerspoor/" + (version == null ? "0" : version))
                        .header("Accept", "text/html, */*;q=0.5")
                        .build();
        HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
        response.body().close(); // the page itself says no more
        return response;
    }

    private static @Nullable URI target(URI from, HttpResponse<?> response) {
        URI to =
                response.headers()
                        .firstValue("Location")
                        .map(LinkCheck::withoutFragment)
                        .map(LinkCheck::parsed)
                        .orElse(null);
        return to == null ? null : known(from.resolve(to));
    }

    private static String why(IOException e) {
        if (e instanceof HttpTimeoutException) {
            return "there was no answer in time";
        } else if (e instanceof ConnectException) {
            return "there was no connection";
        } else if (e instanceof SSLException) {
            return "no safe connection could be made";
        }
        return "the connection broke";
    }

    private static @Nullable Diagnostic finding(WebLink link, Answer answer) {
        String address = link.address();
        if (answer instanceof Answer.Trouble trouble) {
            return finding(
                    link,
                    Rule.LINK_UNSURE,
                    address
                            + ": "
                            + trouble.what()
                            + "; it may be our network: open it in a browser, or try again later");
        }
        Answer.Status status = (Answer.Status) answer;
        URI moved = status.moved();
        if (GONE.contains(status.code())) {
            return finding(
                    link,
                    Rule.LINK_GONE,
                    address
                            + " is not there (anymore): the answer is "
                            + status.code()
                            + "; look for its new place, or name another");
        } else if (moved != null) {
            return finding(
                    link,
                    Rule.LINK_MOVED,
                    address + " has moved for good; write " + moved + fragment(address));
        } else if (status.code() >= 300) {
            return finding(
                    link,
                    Rule.LINK_UNSURE,
                    address
                            + " answers "
                            + status.code()
                            + "; some sites refuse programs: open it in a browser");
        }
        return null;
    }

    private static Diagnostic finding(WebLink link, Rule rule, String message) {
        return new Diagnostic(
                rule.severity(), rule.id(), link.file(), link.line(), link.column(), message);
    }

    // ---- addresses

    private static String withoutFragment(String address) {
        int hash = address.indexOf('#');
        return hash < 0 ? address : address.substring(0, hash);
    }

    private static String fragment(String address) {
        int hash = address.indexOf('#');
        return hash < 0 ? "" : address.substring(hash);
    }

    /** Which site an address is on; all that cannot be read are one. */
    private static String site(String address) {
        URI uri = uri(address);
        return uri == null ? "" : uri.getHost().toLowerCase(Locale.ROOT) + ":" + uri.getPort();
    }

    private static @Nullable URI uri(String address) {
        URI uri = parsed(address);
        return uri == null ? null : known(uri);
    }

    /** An address that HTTP knows; else null. */
    private static @Nullable URI known(URI uri) {
        boolean web =
                "http".equalsIgnoreCase(uri.getScheme())
                        || "https".equalsIgnoreCase(uri.getScheme());
        return web && uri.getHost() != null ? uri : null;
    }

    /** As browsers do: what may not stand in an address is encoded first. */
    private static @Nullable URI parsed(String address) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : address.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        try {
            return new URI(encoded.toString());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
