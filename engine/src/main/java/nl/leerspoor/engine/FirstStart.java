package nl.leerspoor.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.leerspoor.engine.course.Course;
import nl.leerspoor.engine.participant.OneTimeLinks;
import nl.leerspoor.engine.participant.Participant;
import nl.leerspoor.engine.participant.Participants;
import nl.leerspoor.engine.participant.Registrations;
import nl.leerspoor.engine.participant.Role;
import nl.leerspoor.engine.participant.StaffAccounts;
import nl.leerspoor.engine.profile.Trust;
import nl.leerspoor.lrs.Credential;
import nl.leerspoor.lrs.CredentialStore;
import nl.leerspoor.lrs.OwnerOnly;
import nl.leerspoor.lrs.Restrictions;
import nl.leerspoor.lrs.Scope;
import org.jspecify.annotations.Nullable;

/** Gives an empty installation its first accounts, keys and, for an example course, a learner. */
final class FirstStart {
    /** Where the first passwords stand, in the data directory. */
    static final String FILE = "first-logins.txt";

    private static final ZoneId NETHERLANDS = ZoneId.of("Europe/Amsterdam");

    // D-9: a package may write, and read its own state and nothing else.
    private static final Set<Scope> PACKAGE_SCOPES = Set.of(Scope.STATEMENTS_WRITE, Scope.STATE);

    private final StaffAccounts staff;
    private final Participants participants;
    private final Registrations registrations;
    private final OneTimeLinks links;
    private final CredentialStore credentials;
    private final CourseShelf shelf;
    private final Clock clock;

    FirstStart(
            StaffAccounts staff,
            Participants participants,
            Registrations registrations,
            OneTimeLinks links,
            CredentialStore credentials,
            CourseShelf shelf,
            Clock clock) {
        this.staff = staff;
        this.participants = participants;
        this.registrations = registrations;
        this.links = links;
        this.credentials = credentials;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * Makes what is needed at the first start.
     *
     * @param tenant the provider
     * @param baseUrl of the engine
     * @param dataDir gets the file with the passwords
     * @return empty when there were accounts already
     */
    Optional<FirstLogins> run(String tenant, String baseUrl, Path dataDir) {
        if (!staff.none()) {
            return Optional.empty();
        }
        FirstLogins logins = new FirstLogins(accounts(), demo(baseUrl), packageKeys(tenant));
        write(dataDir.resolve(FILE), logins.text(baseUrl));
        return Optional.of(logins);
    }

    private List<FirstLogins.StaffLogin> accounts() {
        Map<Role, String> names = new EnumMap<>(Role.class);
        names.put(Role.COORDINATOR, "coordinator");
        names.put(Role.ASSESSOR, "beoordelaar");
        names.put(Role.COMMITTEE, "examencommissie");
        List<FirstLogins.StaffLogin> logins = new ArrayList<>();
        names.forEach(
                (role, name) -> {
                    String email = name + "@leerspoor.local";
                    String password = Tokens.randomCode();
                    String display =
                            Character.toUpperCase(role.dutch().charAt(0))
                                    + role.dutch().substring(1);
                    staff.add(display, email, password, Set.of(role));
                    logins.add(new FirstLogins.StaffLogin(role.dutch(), email, password));
                });
        return logins;
    }

    private FirstLogins.@Nullable DemoParticipant demo(String baseUrl) {
        Optional<Course> example = shelf.courses().stream().filter(Course::example).findFirst();
        if (example.isEmpty()) {
            return null;
        }
        String name = "Voorbeelddeelnemer";
        Participant participant = participants.add(name, "deelnemer@leerspoor.local", null);
        registrations.register(
                participant.id(),
                example.get().id(),
                LocalDate.ofInstant(clock.instant(), NETHERLANDS));
        String code = links.make(OneTimeLinks.Purpose.INVITATION, participant.id());
        return new FirstLogins.DemoParticipant(name, baseUrl + "/uitnodiging/" + code);
    }

    private List<FirstLogins.PackageKey> packageKeys(String tenant) {
        List<FirstLogins.PackageKey> keys = new ArrayList<>();
        for (Course course : shelf.courses()) {
            Credential credential =
                    credentials.create(
                            tenant,
                            Trust.PACKAGE_PREFIX + course.id(),
                            PACKAGE_SCOPES,
                            Restrictions.NO_VOIDING.withActivity(course.iri()));
            String secret = credential.secret();
            if (secret != null) {
                keys.add(new FirstLogins.PackageKey(course.id(), credential.key(), secret));
            }
        }
        return keys;
    }

    private static void write(Path file, String logins) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, OwnerOnly.file(file));
            Files.writeString(
                    file,
                    "The first log-ins of this Leerspoor. Passwords stand in clear in this file"
                            + " and nowhere else:\nkeep them somewhere safe and delete it.\n\n"
                            + logins);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
