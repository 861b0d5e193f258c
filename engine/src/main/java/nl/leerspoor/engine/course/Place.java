package nl.leerspoor.engine.course;

/**
 * Where something stands in the course's files.
 *
 * @param file path inside the course, with forward slashes
 * @param line from 1; 0 for the file as a whole
 * @param column from 1; 0 for the line as a whole
 */
record Place(String file, int line, int column) {
    /** A file as a whole. */
    static Place of(String file) {
        return new Place(file, 0, 0);
    }

    /** The same line, some characters to the right. */
    Place plus(int columns) {
        return new Place(file, line, column + columns);
    }
}
