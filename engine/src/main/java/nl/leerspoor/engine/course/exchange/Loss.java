package nl.leerspoor.engine.course.exchange;

/**
 * What did not come across.
 *
 * @param item id of the item, or the name it had elsewhere
 * @param what is lost or changed, in one sentence without a full stop
 */
public record Loss(String item, String what) {
    /**
     * The loss as a report prints it.
     *
     * @return one line
     */
    @Override
    public String toString() {
        return item + ": " + what;
    }
}
