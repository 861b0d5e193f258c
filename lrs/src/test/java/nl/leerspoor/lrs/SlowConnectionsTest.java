package nl.leerspoor.lrs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Whoever connects and then does nothing is let go; nothing of it is stored, nothing is held. */
@Timeout(60)
class SlowConnectionsTest {
    private static final int MANY = 30; // more than there are connections to the database

    private final TestLrs server = TestLrs.start();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger ours = (Logger) LoggerFactory.getLogger("nl.leerspoor.lrs");
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void stop() throws IOException {
        ours.detachAppender(log);
        for (Socket socket : sockets) {
            socket.close();
        }
        server.close();
    }

    @Test
    void whoSendsHalfABodyAndHangsIsLetGoAndNothingIsStored() throws IOException {
        listen();
        String json = Samples.statement();
        String head = head("POST", "/statements") + "Content-Type: application/json\r\n";
        for (int i = 0; i < MANY; i++) {
            say(head + "Content-Length: " + json.length() + "\r\n\r\n" + json.substring(0, 99));
            say(head + "Transfer-Encoding: chunked\r\n\r\n63\r\n" + json.substring(0, 99));
            say(head);
            say("");
        }
        for (Socket socket : sockets) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .satisfiesAnyOf(
                            answer -> assertThat(answer).isEmpty(),
                            answer -> assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*"));
        }
        assertThat(server.lrs().statements().after(TestLrs.TENANT, 0, 10)).isEmpty();
        goesOn();
    }

    @Test
    void whoNeverReadsTheAnswerIsLetGo() throws IOException {
        String response = "x".repeat(20_000);
        String batch =
                Stream.generate(Samples::statement)
                        .limit(40)
                        .map(
                                s ->
                                        s.strip()
                                                .replaceFirst(
                                                        "}$",
                                                        ",\"result\":{\"response\":\""
                                                                + response
                                                                + "\"}}"))
                        .collect(Collectors.joining(",", "[", "]"));
        assertThat(server.post("/statements", batch).statusCode()).isEqualTo(200);
        listen();
        int others = server.connections();
        for (int i = 0; i < MANY; i++) {
            say(head("GET", "/statements") + "\r\n");
        }
        while (server.connections() < others + MANY) {
            LockSupport.parkNanos(1_000_000);
        }
        while (server.connections() > others) {
            LockSupport.parkNanos(1_000_000);
        }
        goesOn();
    }

    private void listen() {
        server.impatient(Duration.ofMillis(500));
        log.start();
        ours.addAppender(log);
    }

    private String head(String method, String path) {
        return method
                + " /xapi"
                + path
                + " HTTP/1.1\r\nHost: x\r\nX-Experience-API-Version: 1.0.3\r\nAuthorization: "
                + TestLrs.basic(server.credential())
                + "\r\n";
    }

    private void say(String said) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(4096);
        int port = server.at("/").getPort();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private void goesOn() {
        UUID id = UUID.randomUUID();
        assertThat(server.post("/statements", Samples.statement(id)).statusCode()).isEqualTo(200);
        assertThat(server.get("/statements?statementId=" + id).statusCode()).isEqualTo(200);
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .as("an operator cannot help it")
                .isEmpty();
    }
}
