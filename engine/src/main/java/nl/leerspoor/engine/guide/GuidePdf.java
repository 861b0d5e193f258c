package nl.leerspoor.engine.guide;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import java.util.zip.CRC32;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.course.GuideText;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.jspecify.annotations.Nullable;

/**
 * A guide as PDF: tagged (PDF/UA), with bookmarks, its fonts inside, and the same bytes for the
 * same course (D-24).
 */
public final class GuidePdf {
    private static final String FAMILY = "Atkinson";
    private static final String WIDER = "Atkinson wider";

    static {
        // The library tells every step it takes, and nothing an author can mend.
        XRLog.setLoggingEnabled(false);
    }

    private final byte[] bytes;
    private final int pages;

    private GuidePdf(byte[] bytes, int pages) {
        this.bytes = bytes;
        this.pages = pages;
    }

    /**
     * Makes a guide.
     *
     * @param course without errors
     * @param text of the guide, read with the course
     * @return the file
     */
    public static GuidePdf of(Course course, GuideText text) {
        String html = GuideHtml.of(course, text);
        try {
            return write(html, course.revised());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // everything is in memory: a mistake of ours
        }
    }

    /**
     * The file.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * How many pages it has.
     *
     * @return at least one
     */
    public int pages() {
        return pages;
    }

    private static GuidePdf write(String html, @Nullable LocalDate date) throws IOException {
        PdfRendererBuilder builder =
                new PdfRendererBuilder()
                        .usePdfUaAccessibility(true)
                        .withProducer("Leerspoor")
                        .withHtmlContent(html, null)
                        .useUriResolver((base, address) -> null) // nothing is ever fetched
                        .toStream(OutputStream.nullOutputStream());
        for (String style : List.of("400-normal", "400-italic", "700-normal", "700-italic")) {
            font(builder, FAMILY, "latin-" + style, style);
            font(builder, WIDER, "latin-ext-" + style, style);
        }
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            try (PDDocument pdf = renderer.createPDFKeepOpen()) {
                fix(pdf, html, date);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                pdf.save(out);
                return new GuidePdf(out.toByteArray(), pdf.getNumberOfPages());
            }
        }
    }

    private static void font(PdfRendererBuilder builder, String family, String file, String style) {
        builder.useFont(
                () -> font(file),
                family,
                Integer.valueOf(style.substring(0, style.indexOf('-'))),
                style.endsWith("italic") ? FontStyle.ITALIC : FontStyle.NORMAL,
                true);
    }

    private static InputStream font(String file) {
        return Objects.requireNonNull(
                GuidePdf.class.getResourceAsStream("/guide-fonts/" + file + ".ttf"), file);
    }

    /** The library writes the clock's time into the file, and PDFBox an identifier made of it. */
    private static void fix(PDDocument pdf, String html, @Nullable LocalDate date)
            throws IOException {
        GregorianCalendar midnight =
                new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        midnight.setTimeInMillis(
                (date == null ? LocalDate.EPOCH : date)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli());
        pdf.getDocumentInformation().setCreationDate(midnight);
        pdf.getDocumentInformation().setModificationDate(midnight);
        describeLinks(pdf);
        CRC32 content = new CRC32();
        content.update(html.getBytes(StandardCharsets.UTF_8));
        pdf.setDocumentId(content.getValue());
    }

    /** PDF/UA-1, 7.18.5: a link says in words where it leads. */
    private static void describeLinks(PDDocument pdf) throws IOException {
        for (PDPage page : pdf.getPages()) {
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationLink link && link.getContents() == null) {
                    link.setContents(
                            link.getAction() instanceof PDActionURI web
                                    ? web.getURI()
                                    : "Ga naar dit hoofdstuk");
                }
            }
        }
    }
}
