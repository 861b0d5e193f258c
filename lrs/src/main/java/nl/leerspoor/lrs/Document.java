package nl.leerspoor.lrs;

import java.time.Instant;

/**
 * A stored document (Communication 2.2).
 *
 * @param content the bytes; do not change the array
 * @param contentType media type as received
 * @param etag lower-case hex SHA-1 of the content, without quotes (Communication 3.1)
 * @param updated when it was last written
 */
@SuppressWarnings("ArrayRecordComponent") // content is as large as a file: not copied
public record Document(byte[] content, String contentType, String etag, Instant updated) {}
