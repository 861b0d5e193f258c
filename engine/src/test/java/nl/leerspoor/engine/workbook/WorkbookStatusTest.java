package nl.leerspoor.engine.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How parts add up to a workbook (S0-092, S0-100). */
class WorkbookStatusTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    '',                              OPEN
                    OPEN,                            OPEN
                    SUBMITTED,                       SUBMITTED
                    SUFFICIENT,                      SUFFICIENT
                    INSUFFICIENT,                    INSUFFICIENT
                    SUFFICIENT SUFFICIENT,           SUFFICIENT
                    SUFFICIENT SUBMITTED,            SUBMITTED
                    SUFFICIENT OPEN,                 OPEN
                    SUBMITTED OPEN,                  OPEN
                    OPEN INSUFFICIENT,               INSUFFICIENT
                    SUFFICIENT INSUFFICIENT,         INSUFFICIENT
                    """)
    void theWholeFollowsFromItsParts(String parts, PartState whole) {
        List<WorkbookStatus.Part> list =
                parts.isEmpty()
                        ? List.of()
                        : Arrays.stream(parts.split(" ", -1))
                                .map(s -> new WorkbookStatus.Part("p", PartState.valueOf(s)))
                                .toList();
        assertThat(WorkbookStatus.of(list).state()).isEqualTo(whole);
    }
}
