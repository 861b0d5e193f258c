package nl.leerspoor.lrs.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One request and its whole answer, within a time and a size: a server that answers slowly, for
 * ever or too much costs no more than that. Follows no redirects, because a redirect would take
 * credentials elsewhere. Safe for use by several threads.
 */
public final class Exchange {
    /** Largest answer that is read, bytes, before and after decompression. */
    public static final int MOST_BYTES = 64 * 1024 * 1024;

    // One for the process: each client has a thread of its own that ends with it only.
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    // Some older servers stumble over the offer to upgrade to HTTP/2.
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    private Exchange() {}

    /**
     * Sends the request and waits for the answer, whatever its status.
     *
     * @param timeout for everything together, from the connection to the last byte
     * @throws LrsClientException without status when there is no whole answer
     */
    public static Answer send(HttpRequest.Builder request, Duration timeout) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                HTTP.sendAsync(request.build(), info -> new Limited());
        try {
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            byte[] body = response.body();
            boolean gzip =
                    response.headers()
                            .firstValue("Content-Encoding")
                            .map(e -> e.strip().equalsIgnoreCase("gzip"))
                            .orElse(false);
            return new Answer(
                    response.statusCode(),
                    response.headers(),
                    gzip && body.length > 0 ? unzipped(body) : body);
        } catch (ExecutionException e) {
            throw new LrsClientException(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new LrsClientException(
                    new IOException("no whole answer within " + timeout.toMillis() + " ms"));
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new LrsClientException(e);
        }
    }

    private static byte[] unzipped(byte[] body) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes(MOST_BYTES + 1);
            if (plain.length > MOST_BYTES) {
                throw tooLarge();
            }
            return plain;
        } catch (IOException e) {
            throw new LrsClientException(e);
        }
    }

    private static IOException tooLarge() {
        return new IOException("the answer is larger than " + MOST_BYTES + " bytes");
    }

    /** Collects a body up to the limit. Called by one thread at a time. */
    private static final class Limited implements BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Flow.@Nullable Subscription source;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            source = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (bytes.size() + buffer.remaining() > MOST_BYTES) {
                    if (source != null) {
                        source.cancel();
                    }
                    body.completeExceptionally(tooLarge());
                    return;
                }
                byte[] chunk = new byte[buffer.remaining()];
                buffer.get(chunk);
                bytes.writeBytes(chunk);
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }
}
