package nl.leerspoor.lrs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import nl.leerspoor.lrs.internal.store.Digests;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issue 3, point 7: one servlet in two real containers of other people's making. */
class EmbeddingTest {
    private static final String SECRET = "a-secret-of-the-shop";

    @TempDir Path folder;
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void worksInTomcat() throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        Context context = tomcat.addContext("/shop", folder.toString());
        context.addParameter("lrs.url", url());
        context.addParameter("lrs.secret", SECRET);
        context.addApplicationListener(HostApplication.class.getName());
        tomcat.getConnector();
        tomcat.start();
        try {
            everything(
                    URI.create(
                            "http://127.0.0.1:"
                                    + tomcat.getConnector().getLocalPort()
                                    + "/shop/xapi/"));
        } finally {
            tomcat.stop();
            tomcat.destroy();
        }
    }

    @Test
    void worksInJetty() throws Exception {
        Server server = new Server();
        HttpConfiguration http = new HttpConfiguration();
        http.setUriCompliance(
                UriCompliance.from(Set.of(UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT)));
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/shop");
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.setInitParameter("lrs.url", url());
        context.setInitParameter("lrs.secret", SECRET);
        context.addEventListener(new HostApplication());
        server.setHandler(context);
        server.start();
        try {
            everything(URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/shop/xapi/"));
        } finally {
            server.stop();
        }
    }

    private static String url() {
        return "jdbc:h2:mem:" + UUID.randomUUID();
    }

    private void everything(URI xapi) throws Exception {
        UUID id = UUID.randomUUID();
        HttpResponse<String> stored = post(xapi + "statements", Samples.statement(id));
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        assertThat(stored.headers().firstValue(RequestLog.HEADER)).isPresent();
        HttpResponse<String> found = get(xapi + "statements?statementId=" + id);
        assertThat(found.body()).contains(id.toString(), "\"name\":\"shop\"");
        assertThat(found.headers().firstValue("X-Experience-API-Version")).contains("1.0.3");

        // Many clients join endpoint and name with a slash too many.
        assertThat(get(xapi + "/statements?statementId=" + id).statusCode()).isEqualTo(200);
        assertThat(get(xapi + "activities//state?nonsense=1").statusCode()).isEqualTo(400);

        multipart(xapi);
        errors(xapi);
        crossOrigin(xapi);
        documents(xapi);
    }

    /** Communication 1.5.2. */
    private void multipart(URI xapi) throws Exception {
        byte[] data = "what was handed in".getBytes(UTF_8);
        String sha2 = Digests.sha2Hex(64, data);
        UUID id = UUID.randomUUID();
        String statement =
                Samples.with(
                        Samples.statement(id),
                        "\"attachments\":[{\"usageType\":\"http://example.com/work\","
                                + "\"display\":{\"en\":\"work\"},\"contentType\":\"text/plain\","
                                + "\"length\":"
                                + data.length
                                + ",\"sha2\":\""
                                + sha2
                                + "\"}]");
        String body =
                "\r\n--part\r\nContent-Type: application/json\r\n\r\n"
                        + statement
                        + "\r\n--part\r\nContent-Type: text/plain\r\n"
                        + "Content-Transfer-Encoding: binary\r\nX-Experience-API-Hash: "
                        + sha2
                        + "\r\n\r\nwhat was handed in\r\n--part--\r\n";
        HttpResponse<String> stored =
                send(
                        request(xapi + "statements")
                                .header("Content-Type", "multipart/mixed; boundary=part")
                                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(200);
        HttpResponse<String> back = get(xapi + "statements?attachments=true&statementId=" + id);
        assertThat(back.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("multipart/mixed");
        assertThat(back.body()).contains(id.toString(), "what was handed in", sha2);
    }

    /** Every refusal is ours, never a page of the container. */
    private void errors(URI xapi) throws Exception {
        problem(400, get(xapi + "statements?limit=many"));
        problem(400, post(xapi + "statements", "{"));
        problem(404, get(xapi + "nowhere"));
        problem(405, send(request(xapi + "statements").DELETE()));
        HttpRequest.Builder nobody =
                HttpRequest.newBuilder(URI.create(xapi + "statements"))
                        .header("X-Experience-API-Version", "1.0.3");
        HttpResponse<String> refused = send(nobody.GET());
        problem(401, refused);
        assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Basic");
    }

    private static void problem(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":" + status)
                .contains(
                        "urn:uuid:" + answer.headers().firstValue(RequestLog.HEADER).orElseThrow());
    }

    private void crossOrigin(URI xapi) throws Exception {
        HttpResponse<String> allowed =
                send(
                        HttpRequest.newBuilder(URI.create(xapi + "statements"))
                                .header("Origin", "https://lms.example")
                                .header("Access-Control-Request-Method", "POST")
                                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(allowed.statusCode()).isEqualTo(204);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
                .contains("POST");
        HttpResponse<String> read =
                send(request(xapi + "statements").header("Origin", "https://lms.example").GET());
        assertThat(read.headers().firstValue("Access-Control-Expose-Headers").orElseThrow())
                .contains("ETag", "X-Experience-API-Version", RequestLog.HEADER);
    }

    private void documents(URI xapi) throws Exception {
        String state =
                xapi
                        + "activities/state?stateId=s&activityId="
                        + Samples.encode(Samples.ACTIVITY)
                        + "&agent="
                        + Samples.encode(Samples.AGENT);
        HttpResponse<String> put =
                send(
                        request(state)
                                .header("Content-Type", "text/plain")
                                .PUT(HttpRequest.BodyPublishers.ofString("half way")));
        assertThat(put.statusCode()).isEqualTo(204);
        HttpResponse<String> read = get(state);
        assertThat(read.body()).isEqualTo("half way");
        assertThat(read.headers().firstValue("ETag")).isPresent();
    }

    private HttpRequest.Builder request(String address) {
        String pair = Base64.getEncoder().encodeToString(("shop:" + SECRET).getBytes(UTF_8));
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Basic " + pair)
                .header("X-Experience-API-Version", "1.0.3");
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return send(request(address).GET());
    }

    private HttpResponse<String> post(String address, String json)
            throws IOException, InterruptedException {
        return send(
                request(address)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
