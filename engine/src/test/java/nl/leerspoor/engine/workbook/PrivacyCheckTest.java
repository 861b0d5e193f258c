package nl.leerspoor.engine.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the last screen before hand-in asks about (P-20). */
class PrivacyCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    De baby lachte. Ik lachte terug.           | ''
                    Toen lachte Emma naar mij.                 | NAME Emma
                    Kind: Emma lachte.                         | NAME Emma
                    Vandaag kwamen Noor en Daan-Willem binnen. | NAME Noor, NAME Daan-Willem
                    Mijn collega Özlem hielp.                  | NAME Özlem
                    Ze zei: "Kom maar."                        | NAME Kom
                    Zij zei zacht “Kom maar”.                  | NAME Kom
                    We overlegden met de GGD over IKK.         | ''
                    Kind A en kind B speelden samen.           | ''
                    Na 3 minuten pakte kind A de bal.          | ''
                    Op 12 november huilde kind A.              | DATE 12 november
                    Op 12-11-2026 om 14:03 sliep hij.          | DATE 12-11-2026
                    Geboren 3 mei 2026.                        | DATE 3 mei 2026
                    Op 2026-05-03 begon het.                   | DATE 2026-05-03
                    Bel mij op 06-12345678.                    | NUMBER 06-12345678
                    Bel (020) 123 45 67 even.                  | NUMBER (020) 123 45 67
                    Het nummer is +31 6 1234 5678.             | NUMBER +31 6 1234 5678
                    Mail naar mama@thuis.example graag.        | MAIL mama@thuis.example
                    Hij is 8 maanden en 3 weken.               | ''
                    Van 9.30 tot 10.15 uur keek ik.            | ''
                    """)
    void asksAboutWhatMayPointToARealChild(String text, String expected) {
        assertThat(look(text))
                .isEqualTo(
                        expected.isEmpty() ? List.of() : Arrays.asList(expected.split(", ", -1)));
    }

    @Test
    void aCapitalAtTheStartOfALineSaysNothing() {
        assertThat(look("de baby keek\nDaarna sliep hij\n- Rust\n- Regelmaat")).isEmpty();
    }

    @Test
    void looksAtFreeTextOnly() {
        Answers answers = Answers.of(Map.of("obs.kind", "Bij Emma", "obs.leeftijd", "12345678901"));
        assertThat(PrivacyCheck.findings(Forms.part(), answers)).isEmpty();
    }

    @Test
    void aFindingIsNeverPrinted() {
        Answers answers = Answers.of(Map.of("obs.zag", "toen lachte Emma"));
        assertThat(PrivacyCheck.findings(Forms.part(), answers).toString()).doesNotContain("Emma");
    }

    private static List<String> look(String text) {
        return PrivacyCheck.findings(Forms.part(), Answers.of(Map.of("obs.zag", text))).stream()
                .map(finding -> finding.kind() + " " + finding.text())
                .toList();
    }
}
