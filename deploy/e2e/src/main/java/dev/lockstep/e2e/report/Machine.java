package dev.lockstep.e2e.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the benchmark ran on.
 *
 * @param processors as the JVM sees them
 * @param model of the processor
 * @param memoryGigabytes of the machine
 * @param system operating system
 * @param java version and vendor
 */
public record Machine(
    int processors, String model, double memoryGigabytes, String system, String java) {
  /** This one. */
  public static Machine here() {
    double memory =
        field("/proc/meminfo", "MemTotal").isEmpty()
            ? 0
            : Double.parseDouble(field("/proc/meminfo", "MemTotal").split(" ")[0]) / 1024 / 1024;
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        field("/proc/cpuinfo", "model name"),
        Math.round(memory * 10) / 10.0,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
  }

  private static String field(String file, String name) {
    try {
      List<String> lines = Files.readAllLines(Path.of(file));
      return lines.stream()
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException elsewhere) {
      return "";
    }
  }

  @Override
  public String toString() {
    return "%d processors (%s), %.1f GB, %s, Java %s"
        .formatted(processors, model, memoryGigabytes, system, java);
  }
}
