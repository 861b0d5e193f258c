package nl.leerspoor.lrs.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.leerspoor.lrs.xapi.ProblemException;
import nl.leerspoor.lrs.xapi.ProblemType;
import org.junit.jupiter.api.Test;

class BackupsTest {
    /** D-18: H2 closes a database whose disk is full, so a back-up must not fill it. */
    @Test
    void thereIsRoomForABackUpWhenTwoWouldFit() {
        assertThatCode(() -> Backups.requireRoom(2_000, 1_000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Backups.requireRoom(1_999, 1_000))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type()).isEqualTo(ProblemType.UNAVAILABLE))
                .hasMessageContaining("room for two");
    }
}
