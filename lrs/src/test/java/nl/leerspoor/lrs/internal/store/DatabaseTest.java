package nl.leerspoor.lrs.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import nl.leerspoor.lrs.LrsConfig;
import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {
    @ParameterizedTest
    @CsvSource({
        "08006, 0, true",
        "53100, 0, true",
        "57P01, 0, true",
        "HY000, 90098, true",
        "HY000, 90031, true",
        "23505, 23505, false",
        "42601, 42000, false"
    })
    void aDatabaseThatIsAwayOrFullIsUnavailableAndAFaultIsAFault(
            String state, int code, boolean unavailable) {
        RuntimeException wrapped = new IllegalStateException(new SQLException("why", state, code));
        RuntimeException translated = Database.translate(wrapped);
        if (unavailable) {
            assertThat(translated).isInstanceOf(ProblemException.class);
            assertThat(((ProblemException) translated).type()).isEqualTo(ProblemType.UNAVAILABLE);
            assertThat(((ProblemException) translated).detail()).doesNotContain("why");
        } else {
            assertThat(translated).isSameAs(wrapped);
        }
    }

    @Test
    void aDatabaseThatCannotBeOpenedStopsTheStart() {
        LrsConfig config = LrsConfig.defaults("jdbc:h2:file:/nowhere/x;IFEXISTS=TRUE");
        assertThatThrownBy(() -> Database.open(config, Clock.systemUTC()))
                .isInstanceOf(RuntimeException.class);
    }

    /** H2 spins for ever in a store that was closed below it, unless it may say so. */
    @Test
    void h2MayAssertAlsoWhereAssertionsAreOff() throws Exception {
        Process java =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Asserting.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).endsWith("MVStore: true, others: false\n");
    }

    static final class Asserting {
        public static void main(String[] arguments) throws ReflectiveOperationException {
            Database.open(LrsConfig.defaults("jdbc:h2:mem:asserting"), Clock.systemUTC()).close();
            System.out.printf(
                    "MVStore: %s, others: %s%n", asserts(MVStore.class), asserts(MVMap.class));
        }

        private static boolean asserts(Class<?> type) throws ReflectiveOperationException {
            Field disabled = type.getDeclaredField("$assertionsDisabled");
            disabled.setAccessible(true);
            return !disabled.getBoolean(null);
        }
    }
}
