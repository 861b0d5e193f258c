package nl.leerspoor.engine.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkbookJsonTest {
    /** P-20: what was handed in stays readable beside the form it was typed in. */
    @Test
    void aFormIsKeptWithTheAuthorsTextAndReadsBack() {
        PartForm form = Forms.part();
        String kept = WorkbookJson.write(form);
        assertThat(kept).contains("{\"markdown\":\"Kijk tien minuten.\",\"empty\":false}");
        assertThat(WorkbookJson.form(kept)).isEqualTo(form);
        assertThat(WorkbookJson.form(kept.replace(",\"empty\":false", ""))).isEqualTo(form);
    }
}
