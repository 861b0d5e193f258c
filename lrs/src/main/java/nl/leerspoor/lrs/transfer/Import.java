package nl.leerspoor.lrs.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Origin;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.StatementStore;
import nl.leerspoor.lrs.internal.store.Digests;
import nl.leerspoor.lrs.internal.store.Entries;
import nl.leerspoor.lrs.internal.store.MerkleFrontier;
import nl.leerspoor.lrs.internal.store.TransferTable;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.StatementParser;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/**
 * Adds what an export holds to a tenant (decisions D-13). The file is read twice: once to see that
 * it is whole and right, so that nothing of a broken one is added, and once to add it. What is
 * there already stays as it is, so an import that was broken off is simply run again.
 */
public final class Import {
    private static final int PAGE = 200;
    private static final int PAGE_BYTES = 2 * 1024 * 1024;
    private static final int ORIGIN = 200;

    private final StatementStore statements;
    private final TransferTable table;
    private final String tenant;

    /** For {@code Lrs.importInto(tenant)}. */
    public Import(StatementStore statements, TransferTable table, String tenant) {
        this.statements = statements;
        this.table = table;
        this.tenant = tenant;
    }

    /**
     * Reads a file and adds nothing.
     *
     * @param file plain or, when its name ends in {@code .gz}, compressed
     * @return what it holds
     * @throws BrokenExportException when it is not whole or was changed, naming the line
     */
    public static Counts check(Path file) throws IOException {
        return new Pass(null, done -> {}).run(file);
    }

    /**
     * Adds what is not there yet.
     *
     * @param progress told how many statements are read, now and then
     * @throws BrokenExportException when it is not whole or was changed; nothing is added then
     */
    public Counts read(Path file, LongConsumer progress) throws IOException {
        check(file);
        return new Pass(this, progress).run(file);
    }

    /** One way through a file. */
    private static final class Pass {
        private final @Nullable Import into;
        private final LongConsumer progress;
        private final MerkleFrontier frontier = MerkleFrontier.empty();
        private final List<Statement> page = new ArrayList<>();
        private final List<Origin> origins = new ArrayList<>();
        private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
        private long pageBytes;
        private String tenant = "";
        private String source = "";
        private String root = "";
        private long size;
        private long seq;
        private long read;
        private long attachmentsRead;
        private long activitiesRead;
        private long documentsRead;
        private long added;
        private long attachments;
        private long activities;
        private long documents;
        private long known;
        private long erased;

        Pass(@Nullable Import into, LongConsumer progress) {
            this.into = into;
            this.progress = progress;
        }

        Counts run(Path file) throws IOException {
            try (ExportFile.Reader lines = new ExportFile.Reader(open(file))) {
                header(lines);
                while (true) {
                    JsonNode line = lines.next();
                    if (line == null) {
                        throw new BrokenExportException(
                                lines.number(), "the file is cut off: its last line is missing");
                    }
                    try {
                        if (line.path("kind").asText().equals("trailer")) {
                            trailer(line, lines);
                            break;
                        }
                        one(line, lines);
                    } catch (IllegalArgumentException | DateTimeException e) {
                        throw new BrokenExportException(
                                lines.number(), "a value is not of its kind");
                    }
                }
                if (lines.next() != null) {
                    throw new BrokenExportException(lines.number(), "it comes after the end");
                }
            }
            return into == null
                    ? new Counts(read, attachmentsRead, activitiesRead, documentsRead, 0, erased)
                    : new Counts(added, attachments, activities, documents, known, erased);
        }

        private static InputStream open(Path file) throws IOException {
            InputStream in = Files.newInputStream(file);
            try {
                return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")
                        ? new GZIPInputStream(in, 1 << 16)
                        : in;
            } catch (IOException e) {
                in.close();
                throw new BrokenExportException(1, "the file is not compressed by gzip");
            }
        }

        private void header(ExportFile.Reader lines) throws IOException {
            JsonNode header = lines.next();
            if (header == null
                    || !header.path("kind").asText().equals("header")
                    || !header.path("format").asText().equals(ExportFile.FORMAT)) {
                throw new BrokenExportException(
                        1, "it is not the beginning of a " + ExportFile.FORMAT);
            }
            tenant = header.path("tenant").asText();
            size = header.path("size").asLong();
            root = header.path("root").asText();
            String cited = "leerspoor:" + tenant + "@" + size + ":" + root;
            source = cited.length() <= ORIGIN ? cited : cited.substring(0, ORIGIN);
        }

        private void one(JsonNode line, ExportFile.Reader lines) throws IOException {
            switch (line.path("kind").asText()) {
                case "statement" -> statement(line, lines.number());
                case "run" -> entry(line, lines.number());
                case "attachment" -> attachment(line, lines.number());
                case "activity" -> activity(line);
                case "document" -> document(line);
                default -> throw new BrokenExportException(lines.number(), "its kind is unknown");
            }
        }

        /** The entry at the next place of the log: a statement's, or one of a run of erasure. */
        private byte[] entry(JsonNode line, long number) throws IOException {
            if (line.path("seq").asLong() != ++seq) {
                throw new BrokenExportException(number, "entry " + seq + " is missing");
            }
            byte[] entry = HexFormat.of().parseHex(line.path("entryHash").asText());
            frontier.add(entry);
            return entry;
        }

        private void statement(JsonNode line, long number) throws IOException {
            byte[] entry = entry(line, number);
            read++;
            if (!line.has("text")) {
                erased++;
                return;
            }
            UUID id = UUID.fromString(line.path("id").asText());
            Instant stored = Instant.parse(line.path("stored").asText());
            String authority = line.path("authority").asText();
            XapiVersion version =
                    XapiVersion.find(line.path("version").asText())
                            .orElseThrow(IllegalArgumentException::new);
            byte[] text = line.path("text").binaryValue();
            Statement statement;
            try {
                statement = StatementParser.parse(text, version).get(0);
            } catch (ProblemException e) {
                throw new BrokenExportException(number, "its statement is not valid");
            }
            byte[] again =
                    Entries.entryHash(
                            tenant,
                            seq,
                            id,
                            stored,
                            version.text(),
                            authority,
                            Entries.attachmentHashes(statement),
                            Entries.contentHash(line.path("salt").binaryValue(), text));
            // What was pseudonymised has another content than its entry says (docs/ledger.md).
            if (!line.path("replaced").asBoolean() && !Arrays.equals(entry, again)) {
                throw new BrokenExportException(
                        number, "its statement is not the one in the ledger");
            }
            if (into != null) {
                page.add(kept(statement, stored, version).withId(id));
                origins.add(new Origin(source, stored, authority));
                pageBytes += text.length;
                if (page.size() >= PAGE || pageBytes >= PAGE_BYTES) {
                    flush(into);
                }
            }
        }

        /**
         * Deviation: D-13 keeps the received bytes. Data 2.4.7 has the store give the timestamp
         * where the sender gave none, and here that would be the time of the import: what was the
         * answer before is written into the text. Strict value: unchanged text.
         */
        private static Statement kept(Statement statement, Instant stored, XapiVersion version) {
            if (statement.timestamp().isPresent()) {
                return statement;
            }
            ObjectNode text = ((ObjectNode) statement.json()).deepCopy();
            return Statement.trusted(Json.write(text.put("timestamp", stored.toString())), version);
        }

        private void flush(Import target) {
            List<Statement> fresh = new ArrayList<>();
            List<Origin> from = new ArrayList<>();
            for (int i = 0; i < page.size(); i++) {
                UUID id = page.get(i).id().orElseThrow();
                if (target.statements.find(target.tenant, id).isPresent()) {
                    known++;
                } else {
                    fresh.add(page.get(i));
                    from.add(origins.get(i));
                }
            }
            if (!fresh.isEmpty()) {
                target.statements.append(fresh, from, Map.of(), target.authority());
                added += fresh.size();
            }
            page.clear();
            origins.clear();
            pageBytes = 0;
            progress.accept(read);
        }

        private void attachment(JsonNode line, long number) throws IOException {
            parts.write(line.path("data").binaryValue());
            if (!line.path("last").asBoolean()) {
                return;
            }
            byte[] content = parts.toByteArray();
            parts.reset();
            attachmentsRead++;
            String sha2 = line.path("sha2").asText();
            if (!Digests.sha2Hex(sha2.length(), content).equals(sha2)) {
                throw new BrokenExportException(number, "the data is not what its hash says");
            }
            if (into != null) {
                if (into.table.addAttachment(into.tenant, sha2, content)) {
                    attachments++;
                } else {
                    known++;
                }
            }
        }

        private void activity(JsonNode line) throws IOException {
            activitiesRead++;
            byte[] definition = line.path("definition").binaryValue();
            if (into != null) {
                if (into.table.addActivity(into.tenant, line.path("iri").asText(), definition)) {
                    activities++;
                } else {
                    known++;
                }
            }
        }

        private void document(JsonNode line) throws IOException {
            parts.write(line.path("data").binaryValue());
            if (!line.path("last").asBoolean()) {
                return;
            }
            byte[] content = parts.toByteArray();
            parts.reset();
            documentsRead++;
            TransferTable.DocumentPlace place =
                    new TransferTable.DocumentPlace(
                            line.path("type").asText(),
                            line.has("activity") ? line.path("activity").asText() : null,
                            line.has("agent") ? line.path("agent").asText() : null,
                            UUID.fromString(line.path("registration").asText()),
                            line.path("id").asText(),
                            line.path("contentType").asText(),
                            Instant.parse(line.path("updated").asText()));
            if (into != null) {
                if (into.table.addDocument(into.tenant, place, content)) {
                    documents++;
                } else {
                    known++;
                }
            }
        }

        private void trailer(JsonNode line, ExportFile.Reader lines) throws IOException {
            if (into != null && !page.isEmpty()) {
                flush(into);
            }
            if (seq != size
                    || read != line.path("statements").asLong()
                    || attachmentsRead != line.path("attachments").asLong()
                    || activitiesRead != line.path("activities").asLong()
                    || documentsRead != line.path("documents").asLong()) {
                throw new BrokenExportException(lines.number(), "there is not as much as it says");
            }
            if (!HexFormat.of().formatHex(frontier.root()).equals(root)) {
                throw new BrokenExportException(
                        lines.number(), "the ledger's root is not that of the statements");
            }
        }
    }

    /** It voids what was voided, and says nothing of activities: they have lines of their own. */
    private Authority authority() {
        return new Authority(
                tenant,
                new UUID(0, 0),
                "import",
                Set.of(Scope.STATEMENTS_WRITE),
                Restrictions.NONE);
    }
}
