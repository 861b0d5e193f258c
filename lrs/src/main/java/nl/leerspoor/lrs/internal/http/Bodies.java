package nl.leerspoor.lrs.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;

/** Reads request bodies up to a limit. */
final class Bodies {
    private final int maxBytes;

    Bodies(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** The whole body, or TOO_LARGE as soon as it is too large. */
    byte[] read(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new ProblemException(
                        ProblemType.TOO_LARGE, "a body larger than " + maxBytes + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
