package nl.leerspoor.authoring.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machine's Chromium without a window, driven by the DevTools protocol. It finds no other
 * machine than this one: what a page asks of another is seen and never leaves. Thread-safe.
 */
public final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LISTENING = "DevTools listening on ";

    private final Process process;
    private final Scratch profile;
    private final WebSocket socket;
    private final AtomicInteger next = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked;
    private final Map<String, Consumer<JsonNode>> listeners;

    private Chromium(
            Process process,
            Scratch profile,
            WebSocket socket,
            Map<Integer, CompletableFuture<JsonNode>> asked,
            Map<String, Consumer<JsonNode>> listeners) {
        this.process = process;
        this.profile = profile;
        this.socket = socket;
        this.asked = asked;
        this.listeners = listeners;
    }

    /**
     * Where Chromium is: what {@code CHROMIUM} names, else the first on the path of {@code
     * chromium}, {@code chromium-browser} and {@code google-chrome}.
     *
     * @param environment of this process
     * @return empty when there is none
     */
    public static Optional<Path> find(Map<String, String> environment) {
        String named = environment.get("CHROMIUM");
        List<String> names =
                named == null
                        ? List.of("chromium", "chromium-browser", "google-chrome")
                        : List.of(named);
        List<Path> folders =
                Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of)
                        .toList();
        return names.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it with nothing remembered.
     *
     * @param executable as {@link #find} says
     * @throws IOException when it does not start, with what it said
     */
    public static Chromium start(Path executable) throws IOException {
        Scratch profile = Scratch.make();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                executable.toString(),
                                "--headless=new",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile.folder(),
                                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                                "--disable-gpu",
                                "--mute-audio",
                                "--no-first-run",
                                "--disable-extensions",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--disable-renderer-backgrounding",
                                "--disable-background-timer-throttling",
                                "--disable-backgrounding-occluded-windows",
                                "about:blank"));
        if (System.getProperty("user.name", "").equals("root")) {
            command.add(1, "--no-sandbox"); // which it refuses to make for root
        }
        Process process =
                new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
            Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();
            WebSocket socket =
                    HttpClient.newBuilder()
                            .proxy(HttpClient.Builder.NO_PROXY)
                            .build()
                            .newWebSocketBuilder()
                            .buildAsync(address(process), new Listener(asked, listeners))
                            .join();
            Chromium started = new Chromium(process, profile, socket, asked, listeners);
            Runtime.getRuntime().addShutdownHook(new Thread(started::abandon, "chromium ends"));
            return started;
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            profile.close();
            throw e;
        }
    }

    /**
     * Its address stands in what it says at the start; the rest is read, so that it never waits.
     */
    private static URI address(Process process) throws IOException {
        BufferedReader said = process.errorReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(LISTENING)) {
                Thread rest = new Thread(() -> drain(said), "chromium says");
                rest.setDaemon(true);
                rest.start();
                return URI.create(line.substring(LISTENING.length()).strip());
            }
            all.append(line).append('\n');
        }
        throw new IOException("Chromium does not start:\n" + all);
    }

    private static void drain(BufferedReader said) {
        try {
            while (said.readLine() != null) {
                // complaints about a machine without a bus or a graphics card
            }
        } catch (IOException e) {
            // it ended
        }
    }

    /**
     * Asks and waits for the answer.
     *
     * @param session of a page; null for the browser itself
     * @param method such as {@code Page.navigate}
     * @param parameters name and value in turn; a value is a text, a number or a boolean
     * @throws IOException when Chromium refuses or ends
     */
    JsonNode ask(@Nullable String session, String method, Object... parameters) throws IOException {
        return await(send(session, method, parameters), method);
    }

    /** Asks, and does not wait. */
    CompletableFuture<JsonNode> send(@Nullable String session, String method, Object... parameters)
            throws IOException {
        ObjectNode message = JSON.createObjectNode();
        int id = next.incrementAndGet();
        message.put("id", id).put("method", method);
        if (session != null) {
            message.put("sessionId", session);
        }
        ObjectNode values = message.putObject("params");
        for (int i = 0; i < parameters.length; i += 2) {
            values.set((String) parameters[i], JSON.valueToTree(parameters[i + 1]));
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        synchronized (this) { // a socket takes one text after the other
            socket.sendText(JSON.writeValueAsString(message), true).join();
        }
        return answer;
    }

    /** Waits a minute at most. */
    static <T> T await(CompletableFuture<T> promised, String what) throws IOException {
        try {
            return promised.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("Chromium: no " + what + " within a minute", e);
        } catch (ExecutionException e) {
            throw new IOException("Chromium: " + what + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** From now on these events, as they come, on one thread that must not wait for an answer. */
    void listen(String session, Consumer<JsonNode> listener) {
        listeners.put(session, listener);
    }

    /** No more events. */
    void ignore(String session) {
        listeners.remove(session);
    }

    /** What it calls itself, such as {@code Chrome/156.0.8078.79}. */
    public String version() throws IOException {
        return ask(null, "Browser.getVersion").path("product").asText();
    }

    /** When the measuring is broken off, nothing of it stays. */
    private void abandon() {
        try {
            close();
        } catch (IOException e) {
            // nobody is left to tell
        }
    }

    /** Ends it and forgets everything; a second time does nothing. */
    @Override
    public void close() throws IOException {
        socket.abort();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        profile.close();
    }

    /** Hands answers to who asked, and events to who listens. */
    private static final class Listener implements WebSocket.Listener {
        private final Map<Integer, CompletableFuture<JsonNode>> asked;
        private final Map<String, Consumer<JsonNode>> listeners;
        private final StringBuilder text = new StringBuilder();

        Listener(
                Map<Integer, CompletableFuture<JsonNode>> asked,
                Map<String, Consumer<JsonNode>> listeners) {
            this.asked = asked;
            this.listeners = listeners;
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String message = text.toString();
                text.setLength(0);
                try {
                    take(JSON.readTree(message));
                } catch (IOException e) {
                    end(e);
                }
            }
            socket.request(1);
            return null;
        }

        private void take(JsonNode message) {
            if (message.has("id")) {
                CompletableFuture<JsonNode> answer = asked.remove(message.path("id").asInt());
                if (answer != null && message.has("error")) {
                    answer.completeExceptionally(
                            new IOException(message.path("error").path("message").asText()));
                } else if (answer != null) {
                    answer.complete(message.path("result"));
                }
            } else {
                Consumer<JsonNode> listener = listeners.get(message.path("sessionId").asText());
                if (listener != null) {
                    listener.accept(message);
                }
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            end(new IOException("it ended"));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            end(error);
        }

        private void end(Throwable why) {
            asked.values().forEach(answer -> answer.completeExceptionally(why));
        }
    }
}
