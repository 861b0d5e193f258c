package nl.leerspoor.engine.course.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import nl.leerspoor.engine.course.Diagnostic;
import nl.leerspoor.engine.course.QuestionBank.Item;

/** Takes banks out of and into the course language. */
public final class Exchange {
    private static final int MAX_FILE_BYTES = 20_000_000;
    private static final int MAX_ENTRY_BYTES = 2_000_000;
    private static final int MAX_TOTAL_BYTES = 100_000_000;
    private static final int MAX_ENTRIES = 10_000;
    // house 4: a fixed time that adds nothing that depends on the time zone
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private Exchange() {}

    /** What goes out. */
    public static final class Exported {
        private final byte[] bytes;
        private final List<Loss> losses;

        private Exported(byte[] bytes, List<Loss> losses) {
            this.bytes = bytes;
            this.losses = List.copyOf(losses);
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
         * What the format cannot hold, or others will not see.
         *
         * @return by item
         */
        public List<Loss> losses() {
            return losses;
        }
    }

    /**
     * Writes a bank. The same items give the same bytes. What was written is read back and
     * compared, so that every difference is among the losses.
     *
     * @param items of any kind
     * @param format to write
     * @param title names the bank
     * @param language of the texts, such as {@code nl}
     * @return a text in UTF-8 or a zip
     */
    public static Exported export(
            List<Item> items, ExchangeFormat format, String title, String language) {
        Set<Loss> losses = new LinkedHashSet<>();
        byte[] bytes;
        Imported back;
        if (format == ExchangeFormat.GIFT) {
            GiftWriter.Result gift = GiftWriter.write(items);
            losses.addAll(gift.losses());
            bytes = gift.text().getBytes(StandardCharsets.UTF_8);
            back = GiftReader.read("", gift.text());
        } else {
            QtiWriter.Result qti =
                    QtiWriter.write(items, format == ExchangeFormat.QTI3, title, language);
            losses.addAll(qti.losses());
            SortedMap<String, byte[]> files = new TreeMap<>();
            qti.files()
                    .forEach(
                            (path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
            bytes = zip(files);
            back = QtiReader.read(files);
        }
        losses.addAll(differences(items, back.items(), losses));
        return new Exported(bytes, List.copyOf(losses));
    }

    /** Items that do not come back as they were, and about which nothing was said yet. */
    private static List<Loss> differences(List<Item> items, List<Item> back, Set<Loss> said) {
        Map<String, Item> found = new HashMap<>();
        back.forEach(item -> found.put(item.question().id(), item));
        List<Loss> losses = new ArrayList<>();
        for (Item item : items) {
            String id = item.question().id();
            Item again = found.get(id);
            boolean silent = said.stream().noneMatch(loss -> loss.item().equals(id));
            if (again == null && silent) {
                losses.add(new Loss(id, "cannot be read back"));
            } else if (again != null
                    && silent
                    && !MarkdownBank.meaning(item).equals(MarkdownBank.meaning(again))) {
                losses.add(new Loss(id, "some of its mark-up changes on the way"));
            }
        }
        return losses;
    }

    /**
     * Reads a file from elsewhere: GIFT, one QTI item, or a zip of QTI items. Nothing is written
     * anywhere.
     *
     * @param file to read
     * @return its items, and what was lost on the way
     * @throws IOException when the file cannot be read at all
     */
    public static Imported read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (Files.size(file) > MAX_FILE_BYTES) {
            return refused(name, "the file is larger than " + MAX_FILE_BYTES / 1_000_000 + " MB");
        }
        return read(name, Files.readAllBytes(file));
    }

    /**
     * Reads bytes from elsewhere.
     *
     * @param name of the file, for findings
     * @param bytes all of it
     * @return its items, and what was lost on the way
     */
    public static Imported read(String name, byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
            return readZip(name, bytes);
        }
        int at = 0;
        while (at < bytes.length && bytes[at] <= ' ') {
            at++; // the bytes of a byte order mark are negative
        }
        if (at < bytes.length && bytes[at] == '<') {
            return QtiReader.read(new TreeMap<>(Map.of(name, bytes)));
        }
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return GiftReader.read(name, text);
        } catch (CharacterCodingException e) {
            return refused(name, "this is not UTF-8 text; save the file with the encoding UTF-8");
        }
    }

    private static Imported readZip(String name, byte[] bytes) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long total = 0;
        int count = 0;
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String path = entry.getName();
                if (++count > MAX_ENTRIES) {
                    return refused(name, "the zip has more than " + MAX_ENTRIES + " files");
                }
                if (leaves(path)) {
                    return refused(path, "the name leads out of the package");
                }
                boolean xml = !entry.isDirectory() && path.endsWith(".xml");
                // What a zip says of its sizes may be a lie: count what comes out.
                byte[] content = zip.readNBytes(MAX_ENTRY_BYTES + 1);
                total += content.length;
                while (!xml && content.length > MAX_ENTRY_BYTES && total <= MAX_TOTAL_BYTES) {
                    content = zip.readNBytes(MAX_ENTRY_BYTES + 1);
                    total += content.length;
                }
                if (content.length > MAX_ENTRY_BYTES || total > MAX_TOTAL_BYTES) {
                    return refused(path, "the zip unpacks to more than we read");
                }
                if (xml && files.put(path, content) != null) {
                    return refused(path, "the name is in the zip twice");
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            return refused(name, "this is not a readable zip: " + e.getMessage());
        } catch (IOException e) {
            return refused(name, "the zip ends too early or is damaged: " + e.getMessage());
        }
        Imported read = QtiReader.read(files);
        return read.items().isEmpty() && read.losses().isEmpty() && read.diagnostics().isEmpty()
                ? refused(name, "the zip holds no QTI items")
                : read;
    }

    private static boolean leaves(String path) {
        return path.isEmpty()
                || path.startsWith("/")
                || path.indexOf('\\') >= 0
                || path.indexOf(':') >= 0
                || List.of(path.split("/", -1)).contains("..");
    }

    private static Imported refused(String name, String message) {
        return new Imported(
                List.of(),
                List.of(),
                List.of(new Diagnostic(Diagnostic.Severity.ERROR, name, 0, 0, message)));
    }

    /** Stored, in order, at a fixed time (D-24). */
    private static byte[] zip(SortedMap<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                CRC32 crc = new CRC32();
                crc.update(file.getValue());
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(crc.getValue());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e); // memory does not fail
        }
        return out.toByteArray();
    }
}
