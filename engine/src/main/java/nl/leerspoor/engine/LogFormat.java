package nl.leerspoor.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;

/** How log lines are written. */
public enum LogFormat {
    /** For people: as logback.xml has it. */
    TEXT,
    /** For machines: one JSON object a line. */
    JSON;

    /** Logger of the line about each request. */
    private static final String ACCESS = "nl.leerspoor.access";

    /**
     * Writes that way from now on.
     *
     * @param requests false: no line about each request
     */
    void use(boolean requests) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return; // an application that embeds the engine logs with something else
        }
        context.getLogger(ACCESS).setLevel(requests ? null : Level.WARN);
        Appender<ILoggingEvent> console = context.getLogger("ROOT").getAppender("console");
        if (this == JSON && console instanceof OutputStreamAppender<ILoggingEvent> out) {
            JsonEncoder json = new JsonEncoder();
            json.setContext(context);
            json.setWithSequenceNumber(false);
            json.setWithNanoseconds(false);
            json.setWithContext(false);
            // The message with its arguments in it, once.
            json.setWithMessage(false);
            json.setWithArguments(false);
            json.setWithFormattedMessage(true);
            json.start();
            out.stop();
            out.setEncoder(json);
            out.start();
        }
    }
}
