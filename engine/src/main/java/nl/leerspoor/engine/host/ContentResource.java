package nl.leerspoor.engine.host;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.leerspoor.engine.CourseShelf;
import nl.leerspoor.engine.Tokens;
import nl.leerspoor.engine.console.Callers;
import nl.leerspoor.engine.console.Refusal;
import nl.leerspoor.engine.content.PackageFile;
import nl.leerspoor.engine.content.PackageFormat;
import nl.leerspoor.engine.participant.Caller;
import nl.leerspoor.engine.participant.Registrations;
import org.jspecify.annotations.Nullable;

/**
 * The content of packages, straight from the course, for those who are registered for it. Films can
 * be asked for in parts (RFC 9110 14), or seeking in them would not work.
 */
@Path("/content/{course}/{version}/{format}/{path:.+}")
public final class ContentResource {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("xml", "application/xml"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("jpg", "image/jpeg"),
                    Map.entry("jpeg", "image/jpeg"),
                    Map.entry("webp", "image/webp"),
                    Map.entry("mp4", "video/mp4"),
                    Map.entry("webm", "video/webm"),
                    Map.entry("mp3", "audio/mpeg"),
                    Map.entry("vtt", "text/vtt; charset=utf-8"),
                    Map.entry("woff2", "font/woff2"),
                    Map.entry("pdf", "application/pdf"));
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int BUFFER = 64 * 1024;

    private final CourseShelf shelf;
    private final Registrations registrations;

    ContentResource(CourseShelf shelf, Registrations registrations) {
        this.shelf = shelf;
        this.registrations = registrations;
    }

    /**
     * A file of a package.
     *
     * @param course slug
     * @param version content version
     * @param format of the package
     * @param path in the package
     * @param range part of the file that is asked for; null for all of it
     * @param request signed in
     * @param conditions If-None-Match
     * @return the file, or part of it
     */
    @GET
    public Response file(
            @PathParam("course") String course,
            @PathParam("version") String version,
            @PathParam("format") String format,
            @PathParam("path") String path,
            @HeaderParam("Range") @Nullable String range,
            @Context ContainerRequestContext request,
            @Context Request conditions) {
        requireAccess(request, course);
        PackageFile file =
                Arrays.stream(PackageFormat.values())
                        .filter(each -> each.key().equals(format))
                        .findFirst()
                        .flatMap(each -> shelf.content(course, version, each, path))
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.NOT_FOUND,
                                                "Dit onderdeel is er niet (meer)."));
        EntityTag tag = tag(file, path, version);
        Response.ResponseBuilder unchanged = conditions.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged != null ? unchanged : body(file, range);
        return answer.tag(tag)
                .type(TYPES.getOrDefault(extension(path), "application/octet-stream"))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Content-Security-Policy", "frame-ancestors 'self'")
                .build();
    }

    // S0-070: the learners of the course; and staff, who look at what they teach.
    private void requireAccess(ContainerRequestContext request, String course) {
        Caller caller =
                Callers.find(request)
                        .orElseThrow(
                                () -> new Refusal(Refusal.Kind.NOT_SIGNED_IN, "Log eerst in."));
        if (caller instanceof Caller.Learner learner
                && registrations.of(learner.participant()).stream()
                        .noneMatch(registration -> registration.courseId().equals(course))) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN, "Je bent niet ingeschreven voor deze opleiding.");
        }
    }

    private static Response.ResponseBuilder body(PackageFile file, @Nullable String range) {
        long size = file.size();
        if (range == null) {
            return stream(Response.ok(), file, 0, size);
        }
        Optional<long[]> part = part(range, size);
        if (part.isEmpty()) {
            return Response.status(RANGE_NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + size);
        }
        long from = part.get()[0];
        long to = part.get()[1];
        return stream(Response.status(PARTIAL_CONTENT), file, from, to - from + 1)
                .header("Content-Range", "bytes " + from + "-" + to + "/" + size);
    }

    private static Optional<long[]> part(String range, long size) {
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long from = Long.parseLong(matcher.group(1));
        String last = matcher.group(2);
        long to = last.isEmpty() ? size - 1 : Math.min(Long.parseLong(last), size - 1);
        return from > to ? Optional.empty() : Optional.of(new long[] {from, to});
    }

    private static Response.ResponseBuilder stream(
            Response.ResponseBuilder answer, PackageFile file, long from, long length) {
        StreamingOutput output =
                out -> {
                    try (InputStream in = file.open()) {
                        in.skipNBytes(from);
                        byte[] buffer = new byte[BUFFER];
                        long left = length;
                        while (left > 0) {
                            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                            if (read < 0) {
                                break;
                            }
                            out.write(buffer, 0, read);
                            left -= read;
                        }
                    }
                };
        return answer.entity(output).header(HttpHeaders.CONTENT_LENGTH, length);
    }

    private static EntityTag tag(PackageFile file, String path, String version) {
        if (file instanceof PackageFile.Source source) {
            return new EntityTag(
                    Tokens.hash(
                            path
                                    + version
                                    + source.size()
                                    + source.path().toFile().lastModified()));
        }
        return new EntityTag(Tokens.hash(file.bytes()));
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
