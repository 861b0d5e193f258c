package nl.leerspoor.lrs.internal.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * The gzip content coding, in requests and answers (Communication 1.2, Accept-Encoding). First of
 * all filters on the way in, last on the way out. What comes in is measured after decoding, by
 * {@link Bodies}.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION - 300)
final class CompressionFilter implements ContainerRequestFilter, ContainerResponseFilter {
    /** What a coded answer's ETag ends with: not the SHA-1 of what is sent (Communication 3.1). */
    static final String TAG_SUFFIX = "-gzip";

    /** Below this nothing is won; bytes. */
    private static final int SMALLEST = 1024;

    private static final String CODING = "gzip";

    @Override
    public void filter(ContainerRequestContext request) {
        String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding == null || coding.isBlank() || coding.strip().equalsIgnoreCase("identity")) {
            return;
        }
        String lower = coding.strip().toLowerCase(Locale.ROOT);
        if (!lower.equals(CODING) && !lower.equals("x-gzip")) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "the only content coding here is gzip");
        }
        try {
            request.setEntityStream(new GZIPInputStream(request.getEntityStream()));
        } catch (IOException e) {
            throw ProblemException.invalid(
                    "Content-Encoding:", "Communication 1.2", "the body is not gzip");
        }
        request.getHeaders().remove(HttpHeaders.CONTENT_ENCODING);
        request.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response)
            throws IOException {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (response.getStatus() == 304) {
            keepTag(request, headers);
            return;
        }
        if (!(response.getEntity() instanceof byte[] body)
                || body.length < SMALLEST
                || !isText(response.getMediaType())
                || headers.containsKey(HttpHeaders.CONTENT_ENCODING)) {
            return;
        }
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!accepts(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING))) {
            return;
        }
        response.setEntity(coded(body));
        headers.putSingle(HttpHeaders.CONTENT_ENCODING, CODING);
        Object tag = headers.getFirst(HttpHeaders.ETAG);
        if (tag != null) {
            headers.putSingle(HttpHeaders.ETAG, withSuffix(tag.toString()));
        }
    }

    /** RFC 9110 15.4.5: the tag that a 200 would have had, which is the one the caller named. */
    private static void keepTag(
            ContainerRequestContext request, MultivaluedMap<String, Object> headers) {
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        Object tag = headers.getFirst(HttpHeaders.ETAG);
        if (known != null && tag != null && known.contains(withSuffix(tag.toString()))) {
            headers.putSingle(HttpHeaders.ETAG, withSuffix(tag.toString()));
        }
    }

    private static String withSuffix(String tag) {
        return tag.substring(0, tag.length() - 1) + TAG_SUFFIX + '"';
    }

    /** What is an image or a film is compressed already. */
    private static boolean isText(@Nullable MediaType type) {
        if (type == null) {
            return false;
        }
        String subtype = type.getSubtype().toLowerCase(Locale.ROOT);
        return type.getType().equalsIgnoreCase("text")
                || subtype.endsWith("json")
                || subtype.endsWith("xml");
    }

    private static boolean accepts(@Nullable String header) {
        if (header == null) {
            return false;
        }
        for (String range : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.strip().split("\\s*;\\s*q\\s*=\\s*", 2);
            if (parts[0].equals(CODING) || parts[0].equals("*")) {
                return parts.length == 1 || !parts[1].strip().matches("0(\\.0{0,3})?");
            }
        }
        return false;
    }

    private static byte[] coded(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4);
        try (OutputStream coding = new GZIPOutputStream(out)) {
            coding.write(bytes);
        }
        return out.toByteArray();
    }
}
