package nl.leerspoor.engine.console;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.leerspoor.engine.Tokens;

/** Style sheets, scripts, pictures and fonts from the class path. */
@Path("/static")
public final class StaticResource {
    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "woff2", "font/woff2");
    private static final String SAFE_NAME = "[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*";

    private final Map<String, Optional<Asset>> assets = new ConcurrentHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // written once, read by many
    private record Asset(byte[] content, String type, EntityTag tag) {}

    /** Reads files when they are asked for first. */
    public StaticResource() {}

    /**
     * A file of ours.
     *
     * @param name file name
     * @param request for its If-None-Match
     * @return the file, 304 or 404
     */
    @GET
    @Path("{name}")
    public Response file(@PathParam("name") String name, @Context Request request) {
        // Revalidated on every page, so that a new version never meets an old style sheet.
        return answer("/static/" + checked(name), request, "no-cache");
    }

    /**
     * A font of the player; pages and lessons share it.
     *
     * @param name file name
     * @param request for its If-None-Match
     * @return the file, 304 or 404
     */
    @GET
    @Path("fonts/{name}")
    public Response font(@PathParam("name") String name, @Context Request request) {
        return answer("/player/fonts/" + checked(name), request, "public, max-age=31536000");
    }

    private Response answer(String path, Request request, String cacheControl) {
        Asset asset =
                assets.computeIfAbsent(path, StaticResource::load)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Refusal.Kind.NOT_FOUND,
                                                "Dit bestand bestaat niet."));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(asset.tag);
        Response.ResponseBuilder answer =
                unchanged != null ? unchanged : Response.ok(asset.content).type(asset.type);
        return answer.tag(asset.tag)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static String checked(String name) {
        if (!name.matches(SAFE_NAME)) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "Dit bestand bestaat niet.");
        }
        return name;
    }

    private static Optional<Asset> load(String path) {
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        try (InputStream in = StaticResource.class.getResourceAsStream(path)) {
            if (in == null || type == null) {
                return Optional.empty();
            }
            byte[] content = in.readAllBytes();
            return Optional.of(new Asset(content, type, new EntityTag(Tokens.hash(content))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
