package dev.lockstep.e2e.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What processes and those below them use, as Linux counts it in {@code /proc}. */
public final class Processes {
  private static final double MILLIS_PER_TICK = 10;

  private Processes() {}

  /**
   * Memory of a process and those below it.
   *
   * @param resident megabytes, shared pages counted for each process that has them
   * @param proportional megabytes, shared pages divided among those that have them
   */
  public record Memory(double resident, double proportional) {
    Memory plus(Memory other) {
      return new Memory(resident + other.resident, proportional + other.proportional);
    }
  }

  /** Memory of each. */
  public static Map<String, Memory> memory(Map<String, Long> pids) {
    Map<String, Memory> memory = new LinkedHashMap<>();
    pids.forEach(
        (name, pid) ->
            memory.put(
                name,
                family(pid, pids).map(Processes::memoryOf).reduce(new Memory(0, 0), Memory::plus)));
    return memory;
  }

  /** The sum. */
  public static Memory total(Map<String, Memory> memory) {
    return memory.values().stream().reduce(new Memory(0, 0), Memory::plus);
  }

  /** Milliseconds of processor time each has used so far. */
  public static Map<String, Double> cpuMillis(Map<String, Long> pids) {
    Map<String, Double> cpu = new LinkedHashMap<>();
    pids.forEach(
        (name, pid) -> cpu.put(name, family(pid, pids).mapToDouble(Processes::cpuOf).sum()));
    return cpu;
  }

  /** Milliseconds that all processors together were busy since the machine started. */
  public static double machineCpuMillis() {
    try {
      String[] fields = Files.readAllLines(Path.of("/proc/stat")).get(0).trim().split("\\s+");
      double busy = 0;
      for (int i = 1; i < Math.min(fields.length, 9); i++) {
        busy += i == 4 || i == 5 ? 0 : Double.parseDouble(fields[i]);
      }
      return busy * MILLIS_PER_TICK;
    } catch (IOException elsewhere) {
      return 0;
    }
  }

  /**
   * A process and those below it; only itself when some of those below are listed by themselves.
   */
  private static Stream<Long> family(long pid, Map<String, Long> listed) {
    List<Long> below =
        ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::descendants)
            .map(ProcessHandle::pid)
            .toList();
    return below.stream().anyMatch(listed::containsValue)
        ? Stream.of(pid)
        : Stream.concat(Stream.of(pid), below.stream());
  }

  private static Memory memoryOf(long pid) {
    double resident = 0;
    double proportional = 0;
    for (String line : lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      if (line.startsWith("Rss:")) {
        resident = kilobytes(line) / 1024;
      } else if (line.startsWith("Pss:")) {
        proportional = kilobytes(line) / 1024;
      }
    }
    return new Memory(resident, proportional);
  }

  private static double kilobytes(String line) {
    return Double.parseDouble(line.trim().split("\\s+")[1]);
  }

  private static double cpuOf(long pid) {
    List<String> lines = lines(Path.of("/proc/" + pid + "/stat"));
    if (lines.isEmpty()) {
      return 0;
    }
    String[] fields = lines.get(0).substring(lines.get(0).lastIndexOf(')') + 2).split(" ");
    return (Double.parseDouble(fields[11]) + Double.parseDouble(fields[12])) * MILLIS_PER_TICK;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException gone) {
      return List.of();
    }
  }
}
