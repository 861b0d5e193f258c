package nl.leerspoor.engine.content;

import java.net.URI;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.Module;

/** Renders the page that a host opens. */
final class PageRenderer {
    private PageRenderer() {}

    /** The page itself. */
    static PackageFile page(PackagePlan plan) {
        return PackageFile.of(index(plan, PlayerConfig.json(plan)));
    }

    static String contentPath(Module module) {
        return "content/" + module.id() + ".js";
    }

    private static String index(PackagePlan plan, String config) {
        Course course = plan.course();
        boolean dutch = course.language().startsWith("nl");
        String lang = Html.escape(course.language());
        String title = Html.escape(course.title());
        String noScript =
                dutch
                        ? "Zet JavaScript aan in je browser om deze cursus te volgen."
                        : "Turn on JavaScript in your browser to take this course.";
        // Above the long configuration: what it takes to show anything is asked for first.
        return """
        <!doctype html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>%s</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="player/player.css">
        <script defer src="%s"></script>
        </head>
        <body>
        <noscript>%s</noscript>
        <script type="application/json" id="leerspoor-config">%s</script>
        </body>
        </html>
        """
                .formatted(
                        lang,
                        policy(plan),
                        title,
                        PlayerFiles.script(plan.format(), course.language()),
                        noScript,
                        config);
    }

    /** No inline script, no third party; sends to the LRS only, or to the one the launch names. */
    private static String policy(PackagePlan plan) {
        PackageFormat format = plan.format();
        LrsAccess lrs = plan.lrs();
        // Pages opened from a disk have no origin that 'self' could stand for.
        String self = format == PackageFormat.WEB ? "'self' file:" : "'self'";
        String connect = self;
        if (format == PackageFormat.CMI5 || format == PackageFormat.XAPI) {
            connect += " https: http:";
        } else if (lrs != null) {
            URI endpoint = lrs.endpoint();
            connect += " " + Html.escape(endpoint.getScheme() + "://" + endpoint.getRawAuthority());
        }
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src " + self,
                "style-src " + self,
                "font-src " + self,
                "img-src " + self + " data:",
                "media-src " + self,
                "connect-src " + connect,
                "base-uri 'none'",
                "form-action 'none'");
    }
}
