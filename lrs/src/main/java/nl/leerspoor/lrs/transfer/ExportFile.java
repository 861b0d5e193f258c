package nl.leerspoor.lrs.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipException;
import nl.leerspoor.lrs.internal.store.Digests;
import nl.leerspoor.lrs.internal.store.TransferTable;
import nl.leerspoor.lrs.xapi.Json;
import nl.leerspoor.lrs.xapi.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an export. Each is a JSON object and a tab with a check: the beginning of the
 * SHA-256 of the check before and this object, so a line that was changed, moved, added or left out
 * shows at its place.
 */
final class ExportFile {
    /** The format, in the header. */
    static final String FORMAT = "leerspoor-export/1";

    /** Data is cut into parts of so many bytes. */
    static final int PART = TransferTable.PART;

    /** No line is longer; a statement of 1 MiB in Base64 is far below. */
    private static final int LONGEST_LINE = 8 * 1024 * 1024;

    private static final int CHECK = 8;

    private ExportFile() {}

    private static byte[] next(byte[] before, byte[] json) {
        return Arrays.copyOf(Digests.sha256(before, json), CHECK);
    }

    /** Writes lines. */
    static final class Writer {
        private final OutputStream out;
        private byte[] check = new byte[CHECK];

        Writer(OutputStream out) {
            this.out = out;
        }

        void write(ObjectNode line) throws IOException {
            byte[] json = Json.write(line);
            check = next(check, json);
            out.write(json);
            out.write('\t');
            out.write(HexFormat.of().formatHex(check).getBytes(StandardCharsets.US_ASCII));
            out.write('\n');
        }
    }

    /** Reads lines and refuses one that is not as it was written. */
    static final class Reader implements Closeable {
        private final InputStream in;
        private final byte[] buffer = new byte[1 << 16];
        private int from;
        private int to;
        private byte[] line = new byte[1 << 12];
        private int length;
        private byte[] check = new byte[CHECK];
        private long number;

        Reader(InputStream in) {
            this.in = in;
        }

        /** The line last read, from 1. */
        long number() {
            return number;
        }

        /** The next line; null at the end of the file. */
        @Nullable JsonNode next() throws IOException {
            number++;
            if (!line()) {
                return null;
            }
            int end = length - 2 * CHECK - 1;
            if (end < 0 || line[end] != '\t') {
                throw new BrokenExportException(number, "it is not a line of an export");
            }
            byte[] json = Arrays.copyOf(line, end);
            check = ExportFile.next(check, json);
            String said = new String(line, end + 1, 2 * CHECK, StandardCharsets.US_ASCII);
            if (!said.equals(HexFormat.of().formatHex(check))) {
                throw new BrokenExportException(
                        number, "it was changed, or lines before it are missing");
            }
            try {
                return Json.parse(json, "");
            } catch (ProblemException e) {
                throw new BrokenExportException(number, "it is not JSON");
            }
        }

        /** Reads up to the end of a line; false at the end of the file. */
        private boolean line() throws IOException {
            length = 0;
            while (true) {
                if (from == to && !fill()) {
                    if (length == 0) {
                        return false;
                    }
                    throw new BrokenExportException(number, "the file is cut off in it");
                }
                int end = from;
                while (end < to && buffer[end] != '\n') {
                    end++;
                }
                take(end - from);
                boolean whole = end < to;
                from = whole ? end + 1 : to;
                if (whole) {
                    return true;
                }
            }
        }

        private boolean fill() throws IOException {
            try {
                from = 0;
                to = Math.max(0, in.read(buffer));
                return to > 0;
            } catch (ZipException | EOFException e) {
                to = 0;
                throw new BrokenExportException(number, "the compressed file is cut or changed");
            }
        }

        private void take(int bytes) throws IOException {
            if (length + bytes > LONGEST_LINE) {
                throw new BrokenExportException(number, "it is too long");
            }
            if (length + bytes > line.length) {
                line = Arrays.copyOf(line, Math.max(length + bytes, 2 * line.length));
            }
            System.arraycopy(buffer, from, line, length, bytes);
            length += bytes;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
