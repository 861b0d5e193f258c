package nl.leerspoor.engine.course.exchange;

/** The formats that banks of questions travel in. */
public enum ExchangeFormat {
    /** GIFT, a text that Moodle and others read. */
    GIFT("gift"),
    /** QTI 2.2, a zip with an XML file per item. */
    QTI22("qti22"),
    /** QTI 3.0, likewise. */
    QTI3("qti3");

    private final String key;

    ExchangeFormat(String key) {
        this.key = key;
    }

    /**
     * Its name on the command line.
     *
     * @return lower case
     */
    public String key() {
        return key;
    }
}
