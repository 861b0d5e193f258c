package nl.leerspoor.lrs.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import nl.leerspoor.lrs.Authority;
import nl.leerspoor.lrs.Origin;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import nl.leerspoor.lrs.StatementStore;
import nl.leerspoor.lrs.internal.store.Digests;
import nl.leerspoor.lrs.internal.store.Entries;
import nl.leerspoor.lrs.internal.store.MerkleFrontier;
import nl.leerspoor.lrs.internal.store.Piece;
import nl.leerspoor.lrs.internal.store.StatementRow;
import nl.leerspoor.lrs.internal.store.TransferTable;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import nl.leerspoor.lrs.xapi.Statement;
import nl.leerspoor.lrs.xapi.StatementComparison;
import nl.leerspoor.lrs.xapi.StatementParser;
import nl.leerspoor.lrs.xapi.XapiVersion;
import org.jspecify.annotations.Nullable;

/**
 * Adds what an export holds to a tenant (decisions D-13). The file is read twice: once to see that
 * it is whole and right, so that nothing of a broken one is added, and once to add it. What is
 * there already stays as it is, so an import that was broken off is simply run again.
 */
public final class Import {
    private static final int PAGE = 500;
    private static final int PAGE_BYTES = 1024 * 1024;
    private static final int ORIGIN = 200;
    private static final int LONGEST_NAME = 200; // as CredentialStore has it

    private final StatementStore statements;
    private final TransferTable table;
    private final String tenant;
    private final @Nullable Accepted accepted;

    private record Accepted(Predicate<String> mayName, String by) {}

    /** For {@code Lrs.importInto(tenant)}. */
    public Import(StatementStore statements, TransferTable table, String tenant) {
        this(statements, table, tenant, null);
    }

    private Import(
            StatementStore statements,
            TransferTable table,
            String tenant,
            @Nullable Accepted accepted) {
        this.statements = statements;
        this.table = table;
        this.tenant = tenant;
        this.accepted = accepted;
    }

    /**
     * The same with the credentials of the file: whoever has a secret of one of them gets in here.
     * Without this they are left out.
     *
     * @param mayName says which names of authorities may come in: those that the application itself
     *     trusts must not be among them
     * @param by who does it, for the record of changes
     */
    public Import withCredentials(Predicate<String> mayName, String by) {
        return new Import(statements, table, tenant, new Accepted(mayName, by));
    }

    /**
     * Reads a file and adds nothing.
     *
     * @param file plain or, when its name ends in {@code .gz}, compressed
     * @param progress told how many statements are read, now and then
     * @return what it holds
     * @throws BrokenExportException when it is not whole or was changed, naming the line
     */
    public static Counts check(Path file, LongConsumer progress) throws IOException {
        return new Pass(null, false, progress, conflict -> {}).run(file);
    }

    /**
     * Reads a file, looks what is there, and adds nothing.
     *
     * @param progress told how many statements are read, now and then
     * @param conflicts told what could not be added
     * @return what {@link #read} would do now
     * @throws BrokenExportException when it is not whole or was changed, naming the line
     */
    public Counts compare(Path file, LongConsumer progress, Consumer<Conflict> conflicts)
            throws IOException {
        return new Pass(this, false, progress, conflicts).run(file);
    }

    /**
     * Adds what is not there yet.
     *
     * @param checked told how many statements are checked, now and then
     * @param progress told how many statements are read to be added, now and then
     * @param conflicts told what is left out
     * @throws BrokenExportException when it is not whole or was changed; nothing is added then
     */
    public Counts read(
            Path file, LongConsumer checked, LongConsumer progress, Consumer<Conflict> conflicts)
            throws IOException {
        check(file, checked);
        return new Pass(this, true, progress, conflicts).run(file);
    }

    /** A statement to be looked up, and perhaps added. */
    private record Waiting(Statement statement, Origin origin, long line) {}

    /** Something else to be looked up, and perhaps added. */
    private record Beside(Piece piece, long line, @Nullable Spool data) {}

    /** One way through a file. */
    private static final class Pass {
        private final @Nullable Import into;
        private final boolean write;
        private final LongConsumer progress;
        private final Consumer<Conflict> conflicts;
        private final MerkleFrontier frontier = MerkleFrontier.empty();
        private final Map<UUID, Waiting> page = new LinkedHashMap<>();
        private final List<Beside> beside = new ArrayList<>();
        private @Nullable Spool spool;
        private String spooled = ""; // kind of line that the spool is of
        private long held; // bytes of statements, or of what is beside them
        private String tenant = "";
        private String source = "";
        private String root = "";
        private long size;
        private long seq;
        private final Tally read = new Tally();
        private final Tally added = new Tally();
        private long known;
        private long conflicting;
        private long erased;
        private long leftOut;

        Pass(
                @Nullable Import into,
                boolean write,
                LongConsumer progress,
                Consumer<Conflict> conflicts) {
            this.into = into;
            this.write = write;
            this.progress = progress;
            this.conflicts = conflicts;
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
                        String kind = line.path("kind").asText();
                        if (spool != null && !kind.equals(spooled)) {
                            throw new BrokenExportException(
                                    lines.number(), "the data before it is not complete");
                        }
                        if (kind.equals("trailer")) {
                            trailer(line, lines);
                            break;
                        }
                        one(line, lines);
                    } catch (IllegalArgumentException | DateTimeException e) {
                        BrokenExportException broken =
                                new BrokenExportException(
                                        lines.number(), "a value is not of its kind");
                        broken.initCause(e);
                        throw broken;
                    }
                }
                if (lines.next() != null) {
                    throw new BrokenExportException(lines.number(), "it comes after the end");
                }
            } finally {
                forget();
                if (spool != null) {
                    spool.close();
                }
            }
            Tally tally = into == null ? read : added;
            return new Counts(
                    tally.statements,
                    tally.attachments,
                    tally.activities,
                    tally.documents,
                    tally.credentials,
                    known,
                    conflicting,
                    erased,
                    leftOut);
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
            long number = lines.number();
            switch (line.path("kind").asText()) {
                case "statement" -> statement(line, number);
                case "run" -> entry(line, number);
                case "attachment" -> attachment(line, number);
                case "activity" -> {
                    byte[] definition = bytes(line, "definition", number);
                    add(new Piece.Activity(line.path("iri").asText(), definition), number, null);
                    held += definition.length;
                }
                case "document" -> document(line, number);
                case "credential" -> credential(line, number);
                default -> throw new BrokenExportException(number, "its kind is unknown");
            }
        }

        private static byte[] bytes(JsonNode line, String member, long number)
                throws BrokenExportException {
            try {
                byte[] bytes = line.path(member).binaryValue();
                if (bytes != null) {
                    return bytes;
                }
            } catch (IOException e) {
                // The same as none: it is no Base64.
            }
            throw new BrokenExportException(number, "it has no " + member + " in Base64");
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
            addBeside(); // so that no statement is here before the data of its attachments
            byte[] entry = entry(line, number);
            read.statements++;
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
            byte[] text = bytes(line, "text", number);
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
                            Entries.contentHash(bytes(line, "salt", number), text));
            // What was pseudonymised has another content than its entry says (docs/ledger.md).
            if (!line.path("replaced").asBoolean() && !Arrays.equals(entry, again)) {
                throw new BrokenExportException(
                        number, "its statement is not the one in the ledger");
            }
            if (into == null) {
                if (read.statements % PAGE == 0) {
                    progress.accept(read.statements);
                }
                return;
            }
            Statement kept = kept(statement, stored, version).withId(id);
            Origin origin = new Origin(source, stored, authority);
            if (page.putIfAbsent(id, new Waiting(kept, origin, number)) != null) {
                throw new BrokenExportException(number, "statement " + id + " came before");
            }
            held += text.length;
            if (page.size() >= PAGE || held >= PAGE_BYTES) {
                addStatements(into, true);
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

        private void addStatements(Import target, boolean again) {
            List<Statement> fresh = new ArrayList<>();
            List<Origin> origins = new ArrayList<>();
            List<Conflict> others = new ArrayList<>();
            Map<UUID, StatementRow> there = target.table.known(target.tenant, page.keySet());
            page.forEach(
                    (id, waiting) -> {
                        StatementRow row = there.get(id);
                        if (row == null) {
                            fresh.add(waiting.statement);
                            origins.add(waiting.origin);
                        } else if (!row.hasText()) {
                            others.add(
                                    new Conflict(
                                            waiting.line, "statement " + id + " was erased here"));
                        } else if (!same(row.statement(), waiting.statement)) {
                            others.add(
                                    new Conflict(
                                            waiting.line,
                                            "statement " + id + " is here with other content"));
                        }
                    });
            if (write && !fresh.isEmpty()) {
                try {
                    target.statements.append(fresh, origins, Map.of(), target.authority());
                } catch (ProblemException e) {
                    if (e.type() == ProblemType.CONFLICT && again) {
                        addStatements(target, false); // one came in since the look
                        return;
                    }
                    throw e;
                }
            }
            added.statements += fresh.size();
            known += page.size() - fresh.size() - others.size();
            tell(others);
            page.clear();
            held = 0;
            progress.accept(read.statements);
        }

        private static boolean same(Statement here, Statement waiting) {
            return Arrays.equals(here.text(), waiting.text())
                    || StatementComparison.same(here, waiting);
        }

        private void tell(List<Conflict> others) {
            conflicting += others.size();
            others.forEach(conflicts);
        }

        private void attachment(JsonNode line, long number) throws IOException {
            String sha2 = line.path("sha2").asText();
            Spool data = part(line, number, () -> new Spool(Digests.sha2(sha2.length()), write));
            if (data == null) {
                return;
            }
            if (!data.hash().equals(sha2)) {
                throw new BrokenExportException(number, "the data is not what its hash says");
            }
            add(new Piece.Attachment(sha2, data.content()), number, data);
        }

        private void document(JsonNode line, long number) throws IOException {
            Spool data = part(line, number, () -> new Spool(Digests.sha1(), write));
            if (data == null) {
                return;
            }
            TransferTable.DocumentPlace place =
                    new TransferTable.DocumentPlace(
                            line.path("type").asText(),
                            line.has("activity") ? line.path("activity").asText() : null,
                            line.has("agent") ? line.path("agent").asText() : null,
                            UUID.fromString(line.path("registration").asText()),
                            line.path("id").asText(),
                            line.path("contentType").asText(),
                            Instant.parse(line.path("updated").asText()));
            add(new Piece.Document(place, data.hash(), data.content()), number, data);
        }

        private interface NewSpool {
            Spool make();
        }

        /** Takes the data of a line; null until the last part is there. */
        private @Nullable Spool part(JsonNode line, long number, NewSpool fresh)
                throws IOException {
            Spool data = spool == null ? fresh.make() : spool;
            spool = data;
            spooled = line.path("kind").asText();
            data.add(bytes(line, "data", number));
            if (!line.path("last").asBoolean()) {
                return null;
            }
            spool = null;
            return data;
        }

        private void credential(JsonNode line, long number) throws IOException {
            String name = line.path("name").asText();
            String key = line.path("key").asText();
            String restrictions = line.path("restrictions").asText();
            String scopes = line.path("scopes").asText();
            try {
                Restrictions.parse(Json.parse(restrictions, ""), "");
            } catch (ProblemException e) {
                throw new BrokenExportException(number, "its restrictions are not valid");
            }
            for (String scope : scopes.split(" ")) {
                if (Scope.find(scope).isEmpty()) {
                    throw new BrokenExportException(number, "no scope is called " + scope);
                }
            }
            if (name.isBlank()
                    || name.length() > LONGEST_NAME
                    || key.isEmpty()
                    || key.length() > LONGEST_NAME) {
                throw new BrokenExportException(number, "its name or key is not valid");
            }
            Accepted who = into == null ? null : into.accepted;
            if (into != null && who == null) {
                read.credentials++;
                leftOut++;
                return;
            }
            if (who != null && !who.mayName.test(name)) {
                read.credentials++;
                tell(
                        List.of(
                                new Conflict(
                                        number,
                                        "the name \"" + name + "\" is kept for the application")));
                return;
            }
            boolean rotated = line.has("previousHash");
            add(
                    new Piece.Credential(
                            UUID.fromString(line.path("id").asText()),
                            name,
                            key,
                            line.path("secretHash").asText(),
                            rotated ? line.path("previousHash").asText() : null,
                            rotated ? Instant.parse(line.path("previousUntil").asText()) : null,
                            scopes,
                            restrictions,
                            Instant.parse(line.path("created").asText()),
                            line.path("revoked").asBoolean(),
                            who == null ? "" : who.by,
                            into == null ? Instant.EPOCH : into.table.now()),
                    number,
                    null);
        }

        private void add(Piece piece, long number, @Nullable Spool data) throws IOException {
            read.count(piece);
            beside.add(new Beside(piece, number, data));
            held += data == null ? 0 : data.held();
            boolean large = data != null && data.content().file() != null;
            if (into == null || large || beside.size() >= PAGE || held >= PAGE_BYTES) {
                addBeside();
            }
        }

        private void addBeside() throws IOException {
            if (into != null && !beside.isEmpty()) {
                List<TransferTable.Found> there =
                        into.table.add(
                                into.tenant, beside.stream().map(Beside::piece).toList(), write);
                for (int i = 0; i < there.size(); i++) {
                    Beside one = beside.get(i);
                    switch (there.get(i)) {
                        case NOTHING -> added.count(one.piece);
                        case SAME -> known++;
                        case OTHER ->
                                tell(
                                        List.of(
                                                new Conflict(
                                                        one.line,
                                                        one.piece.what()
                                                                + " is here with other"
                                                                + " content")));
                    }
                }
            }
            if (!beside.isEmpty()) {
                forget();
            }
        }

        /** What is beside statements was added, or is not to be. */
        private void forget() throws IOException {
            for (Beside one : beside) {
                if (one.data != null) {
                    one.data.close();
                }
            }
            beside.clear();
            held = 0;
        }

        private void trailer(JsonNode line, ExportFile.Reader lines) throws IOException {
            if (into != null && !page.isEmpty()) {
                addStatements(into, true);
            }
            addBeside();
            if (seq != size
                    || read.statements != line.path("statements").asLong()
                    || read.attachments != line.path("attachments").asLong()
                    || read.activities != line.path("activities").asLong()
                    || read.documents != line.path("documents").asLong()
                    || read.credentials != line.path("credentials").asLong()) {
                throw new BrokenExportException(lines.number(), "there is not as much as it says");
            }
            if (!HexFormat.of().formatHex(frontier.root()).equals(root)) {
                throw new BrokenExportException(
                        lines.number(), "the ledger's root is not that of the statements");
            }
        }
    }

    /** How many of each kind. */
    private static final class Tally {
        private long statements;
        private long attachments;
        private long activities;
        private long documents;
        private long credentials;

        void count(Piece piece) {
            if (piece instanceof Piece.Attachment) {
                attachments++;
            } else if (piece instanceof Piece.Activity) {
                activities++;
            } else if (piece instanceof Piece.Document) {
                documents++;
            } else {
                credentials++;
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
