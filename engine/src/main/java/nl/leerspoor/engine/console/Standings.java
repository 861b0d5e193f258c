package nl.leerspoor.engine.console;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import nl.leerspoor.engine.exam.ExamStatus;
import nl.leerspoor.engine.workbook.WorkbookStatus;

/**
 * Where learners stand in exam and workbook, by registration: for pages and for hosts.
 *
 * @param exam empty for a course without an exam
 * @param workbook empty for a course without a workbook
 */
public record Standings(
        Function<UUID, Optional<ExamStatus>> exam,
        Function<UUID, Optional<WorkbookStatus>> workbook) {}
