package nl.leerspoor.authoring.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Processor time of other processes, from Linux' {@code /proc}. */
final class Cpu {
    /** USER_HZ: fixed at 100 on all Linux platforms Java runs on. */
    private static final double MILLIS_PER_TICK = 10;

    private Cpu() {}

    /** Milliseconds used so far by these processes and all that they started. */
    static double millis(List<Long> roots) {
        Set<Long> family = new HashSet<>(roots);
        double ticks = 0;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            List<long[]> all =
                    processes
                            .filter(p -> p.getFileName().toString().matches("[0-9]+"))
                            .map(Cpu::read)
                            .filter(s -> s.length == 3)
                            .toList();
            boolean grew = true;
            while (grew) {
                grew = false;
                for (long[] process : all) {
                    grew |= family.contains(process[1]) && family.add(process[0]);
                }
            }
            for (long[] process : all) {
                if (family.contains(process[0])) {
                    ticks += process[2];
                }
            }
        } catch (IOException e) {
            return Double.NaN; // no /proc here: no figure rather than a wrong one
        }
        return ticks * MILLIS_PER_TICK;
    }

    /** Process, parent, ticks of itself and of its dead children; empty when it is gone. */
    private static long[] read(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int i = 11; i <= 14; i++) {
                ticks += Long.parseLong(fields[i]);
            }
            return new long[] {
                Long.parseLong(process.getFileName().toString()), Long.parseLong(fields[1]), ticks
            };
        } catch (IOException e) {
            return new long[0];
        }
    }
}
