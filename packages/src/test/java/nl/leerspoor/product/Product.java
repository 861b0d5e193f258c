package nl.leerspoor.product;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.leerspoor.engine.content.ContentPackage;
import nl.leerspoor.engine.content.PackageFile;

/** The packaged product, started as the README says, in a process of its own. */
final class Product implements AutoCloseable {
    private static final Path ROOT =
            Path.of(System.getProperty("leerspoor.root", "..")).toAbsolutePath().normalize();

    /** Units, and the course's tools. */
    private static final Pattern LEFT_OUT =
            Pattern.compile("/\\d\\d-\\w+/\\d\\d-\\w+\\.md$|/tools/");

    private static final Pattern KEPT =
            Pattern.compile(
                    "-(het_babybrein|grote_bewegingen|twee_tempos|(quiz|theorie|praktijk|werkboek)_ontwikkeling"
                            + "|zien_snappen_doen|veilig_slapen|vertellen_wachten_doen|heen_en_weer"
                            + "|ontdekken_alleen_en_samen|veilig_materiaal|zorgen_delen)\\.md$");
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final Path course;
    private final int port;
    private Process process;

    /**
     * Starts on a free port with an empty data folder and waits until it is ready.
     *
     * @param course to serve
     */
    Product(Path data, Path course) {
        this.data = data;
        this.course = course;
        this.port = freePort();
        this.process = launch();
    }

    URI base() {
        return URI.create("http://localhost:" + port);
    }

    String address(String path) {
        return base() + path;
    }

    /** What the first start printed. */
    String firstLogins() {
        try {
            return Files.readString(data.resolve("first-logins.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The password of a first account. */
    String password(String email) {
        return find(Pattern.quote(email) + "\\s+(\\S+)");
    }

    /** What goes into {@code build --package-key}. */
    String packageKey() {
        return find("--package-key (\\S+)");
    }

    /** The demo participant's invitation, which works once. */
    String invitation() {
        return find("(http\\S+/uitnodiging/\\S+)");
    }

    /** Everything the process has printed so far. */
    String output() {
        try {
            return Files.readString(data.resolve("up.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the process away without a word (kill -9) and starts it again on the same data. */
    void crashAndRestart() {
        kill();
        process = launch();
    }

    /** Runs another command of the launcher to its end and gives what it printed. */
    static String run(String... arguments) {
        Process run = start(arguments);
        try {
            String output =
                    new String(
                            run.getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8);
            if (run.waitFor() != 0) {
                throw new AssertionError(List.of(arguments) + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts another command of the launcher; the caller reads what it prints. */
    static Process start(String... arguments) {
        List<String> command = new ArrayList<>(List.of(ROOT + "/leerspoor"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reference course. */
    static Path course() {
        return ROOT.resolve("packages/beter-met-babys");
    }

    /**
     * The reference course with a unit of every kind and something in each module: its other units
     * are planned again. A road through all eighty takes minutes, and shows nothing more.
     *
     * @param target where to put it
     * @return target
     */
    static Path shortCourse(Path target) {
        try (Stream<Path> files = Files.walk(course())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(course().relativize(file).toString());
                if (!LEFT_OUT.matcher(file.toString()).find()
                        || KEPT.matcher(file.toString()).find()) {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the files of a package into a folder, as a host unpacks its zip. */
    static void unpack(ContentPackage content, Path folder) throws IOException {
        for (Map.Entry<String, PackageFile> file : content.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            try (InputStream in = file.getValue().open()) {
                Files.copy(in, path);
            }
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String find(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(firstLogins());
        if (!matcher.find()) {
            throw new AssertionError("not among the first log-ins: " + pattern);
        }
        return matcher.group(1);
    }

    private Process launch() {
        try {
            Files.createDirectories(data);
            Process started =
                    new ProcessBuilder(
                                    ROOT + "/leerspoor",
                                    "up",
                                    "--port",
                                    String.valueOf(port),
                                    "--data",
                                    data.toString(),
                                    "--course",
                                    course.toString(),
                                    "--lrs-key",
                                    "auditor",
                                    "--lrs-secret",
                                    "secret-for-tests")
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            data.resolve("up.log").toFile()))
                            .start();
            long deadline = System.nanoTime() + READY_WITHIN.toNanos();
            while (!ready()) {
                if (!started.isAlive() || System.nanoTime() > deadline) {
                    started.destroyForcibly();
                    throw new AssertionError("the product did not start:\n" + output());
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private boolean ready() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(address("/health")))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
