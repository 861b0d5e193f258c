package nl.leerspoor.lrs.internal.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import nl.leerspoor.lrs.Document;
import nl.leerspoor.lrs.DocumentIds;
import nl.leerspoor.lrs.DocumentKey;
import nl.leerspoor.lrs.DocumentStore;
import nl.leerspoor.lrs.Precondition;
import nl.leerspoor.lrs.xapi.Formats;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * What the three document resources have in common: headers and bodies (Communication 2.2, 3.1).
 */
final class DocumentExchange {
    private final DocumentStore documents;
    private final Bodies bodies;

    DocumentExchange(DocumentStore documents, Bodies bodies) {
        this.documents = documents;
        this.bodies = bodies;
    }

    Response get(ContainerRequestContext request, DocumentKey key) {
        Document document =
                documents
                        .find(Caller.of(request).tenant(), key)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                ProblemType.NOT_FOUND,
                                                "there is no such document"));
        Set<String> known = tags(request.getHeaderString(HttpHeaders.IF_NONE_MATCH));
        boolean same = known.contains("*") || known.contains(document.etag());
        Response.ResponseBuilder response =
                same
                        ? Response.notModified()
                        : Response.ok(document.content())
                                .header(HttpHeaders.CONTENT_TYPE, answered(document.contentType()));
        return response.header(HttpHeaders.ETAG, quoted(document.etag()))
                .header(HttpHeaders.LAST_MODIFIED, Headers.httpDate(document.updated()))
                .build();
    }

    Response ids(DocumentIds ids) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        ids.ids().forEach(array::add);
        byte[] body = Json.write(array);
        Response.ResponseBuilder response = Response.ok(body, MediaType.APPLICATION_JSON_TYPE);
        if (ids.updated() != null) {
            response.header(HttpHeaders.LAST_MODIFIED, Headers.httpDate(ids.updated()));
        }
        return response.build();
    }

    Response put(ContainerRequestContext request, DocumentKey key, InputStream body) {
        Caller caller = Caller.of(request);
        documents.put(
                caller.tenant(),
                key,
                bodies.read(body),
                contentType(request),
                precondition(request),
                caller.version());
        return Response.noContent().build();
    }

    Response post(ContainerRequestContext request, DocumentKey key, InputStream body) {
        documents.merge(
                Caller.of(request).tenant(),
                key,
                bodies.read(body),
                contentType(request),
                precondition(request));
        return Response.noContent().build();
    }

    Response delete(ContainerRequestContext request, DocumentKey key) {
        documents.delete(Caller.of(request).tenant(), key, precondition(request));
        return Response.noContent().build();
    }

    /**
     * Text without a charset is UTF-8 (Communication 1.4). It is said, because a container would
     * otherwise add the charset it thinks of.
     */
    private static String answered(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith("text/") && !lower.contains("charset=")
                ? type + ";charset=UTF-8"
                : type;
    }

    private static String contentType(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type == null) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
        if (!Formats.isMediaType(type)) {
            throw ProblemException.invalid(
                    "Content-Type:", "Communication 1.5", "must be a media type");
        }
        return type;
    }

    private static Precondition precondition(ContainerRequestContext request) {
        return new Precondition(
                tags(request.getHeaderString(HttpHeaders.IF_MATCH)),
                tags(request.getHeaderString(HttpHeaders.IF_NONE_MATCH)));
    }

    /**
     * The tags of a header, without quotes; a sender that forgets the quotes is understood. The
     * same document has the same tag with and without a content coding when it is written.
     */
    private static Set<String> tags(@Nullable String header) {
        Set<String> tags = new HashSet<>();
        if (header != null) {
            for (String tag : header.split(",")) {
                String bare = tag.strip().replaceFirst("^W/", "");
                if (bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")) {
                    bare = bare.substring(1, bare.length() - 1);
                }
                tags.add(
                        bare.endsWith(CompressionFilter.TAG_SUFFIX)
                                ? bare.substring(
                                        0, bare.length() - CompressionFilter.TAG_SUFFIX.length())
                                : bare);
            }
        }
        return tags;
    }

    private static String quoted(String etag) {
        return '"' + etag + '"';
    }
}
