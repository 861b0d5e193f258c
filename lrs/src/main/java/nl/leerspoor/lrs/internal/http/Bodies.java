package nl.leerspoor.lrs.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;

/** Reads request bodies up to a limit. */
final class Bodies {
    private final int maxBytes;

    Bodies(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * The whole body, or TOO_LARGE as soon as it is too large.
     *
     * @throws ProblemException INVALID_INPUT when it ends too early or is not what its content
     *     encoding says: the sender's trouble, so the log need not hear of it
     */
    byte[] read(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw new ProblemException(
                        ProblemType.TOO_LARGE, "a body larger than " + maxBytes + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw ProblemException.invalid(
                    "", "Communication 3.2", "the body cannot be read to its end");
        }
    }

    /** The whole body as UTF-8 text. */
    String text(InputStream body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read(body)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ProblemException.invalid("", "Communication 1.4", "must be UTF-8 text");
        }
    }
}
