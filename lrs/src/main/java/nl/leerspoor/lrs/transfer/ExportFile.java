package nl.leerspoor.lrs.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import nl.leerspoor.lrs.internal.store.Digests;
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
    static final int PART = 512 * 1024;

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
        private final BufferedInputStream in;
        private byte[] check = new byte[CHECK];
        private long number;

        Reader(InputStream in) {
            this.in = new BufferedInputStream(in, 1 << 16);
        }

        /** The line last read, from 1. */
        long number() {
            return number;
        }

        /** The next line; null at the end of the file. */
        @Nullable JsonNode next() throws IOException {
            number++;
            byte[] line = line();
            if (line == null) {
                return null;
            }
            int end = line.length - 2 * CHECK - 1;
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

        private byte @Nullable [] line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            try {
                for (int c = in.read(); c != '\n'; c = in.read()) {
                    if (c < 0) {
                        if (line.size() == 0) {
                            return null;
                        }
                        throw new BrokenExportException(number, "the file is cut off in it");
                    }
                    if (line.size() >= LONGEST_LINE) {
                        throw new BrokenExportException(number, "it is too long");
                    }
                    line.write(c);
                }
            } catch (java.util.zip.ZipException | java.io.EOFException e) {
                throw new BrokenExportException(number, "the compressed file is cut or changed");
            }
            return line.toByteArray();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
