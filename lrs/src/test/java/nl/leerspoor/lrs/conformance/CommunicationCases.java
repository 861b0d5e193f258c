package nl.leerspoor.lrs.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.leerspoor.lrs.xapi.XapiVersion;

/** Every conversation, named; those of one section stand together in a class of their own. */
final class CommunicationCases {
    private final List<CommunicationCase> cases = new ArrayList<>();

    static List<CommunicationCase> all() {
        CommunicationCases cases = new CommunicationCases();
        RequestCases.add(cases);
        StatementResourceCases.add(cases);
        AttachmentCases.add(cases);
        DocumentCases.add(cases);
        return cases.cases;
    }

    /** What is taken, in both versions. */
    void good(String requirements, String name, CommunicationCase.Conversation conversation) {
        add(requirements, name, true, EnumSet.allOf(XapiVersion.class), conversation);
    }

    /** What is refused, in both versions. */
    void bad(String requirements, String name, CommunicationCase.Conversation conversation) {
        add(requirements, name, false, EnumSet.allOf(XapiVersion.class), conversation);
    }

    void good(
            XapiVersion only,
            String requirements,
            String name,
            CommunicationCase.Conversation conversation) {
        add(requirements, name, true, EnumSet.of(only), conversation);
    }

    void bad(
            XapiVersion only,
            String requirements,
            String name,
            CommunicationCase.Conversation conversation) {
        add(requirements, name, false, EnumSet.of(only), conversation);
    }

    private void add(
            String requirements,
            String name,
            boolean good,
            Set<XapiVersion> versions,
            CommunicationCase.Conversation conversation) {
        cases.add(
                new CommunicationCase(
                        name,
                        Arrays.asList(requirements.split(" ")),
                        good,
                        versions,
                        conversation));
    }
}
