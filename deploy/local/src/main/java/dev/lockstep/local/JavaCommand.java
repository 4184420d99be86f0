package dev.lockstep.local;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a JVM of ours is run: small, quick to start, and recognisable by the data folder in its
 * command line.
 */
final class JavaCommand {
  /** A heap that begins small stays small where there is little to do. */
  private static final int SMALLEST_HEAP_MEGABYTES = 16;

  private final Path data;

  JavaCommand(Path data) {
    this.data = data;
  }

  /** Text that stands in the command line of every JVM started here. */
  String marker() {
    return property() + " ";
  }

  private String property() {
    return "-Dlockstep.data=" + data;
  }

  /** Java with its options; class and arguments follow. */
  List<String> base(int heapMegabytes, String furtherOptions) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(property());
    command.add("-Xms" + Math.max(SMALLEST_HEAP_MEGABYTES, heapMegabytes / 4) + "m");
    command.add("-Xmx" + heapMegabytes + "m");
    command.addAll(
        List.of(
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MetaspaceSize=128m",
            "-XX:+ExitOnOutOfMemoryError"));
    Arrays.stream(furtherOptions.trim().split("\\s+"))
        .filter(option -> !option.isEmpty())
        .forEach(command::add);
    return command;
  }

  /** A jar with a main class. */
  List<String> jar(int heapMegabytes, String furtherOptions, Path jar) {
    List<String> command = base(heapMegabytes, furtherOptions);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  /**
   * The environment that gives a child this process's own class path: in a variable, because a long
   * command line cannot be read back from the system.
   */
  static Map<String, String> withOwnClassPath(Map<String, String> environment) {
    Map<String, String> with = new HashMap<>(environment);
    StringBuilder absolute = new StringBuilder();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      absolute
          .append(absolute.isEmpty() ? "" : File.pathSeparator)
          .append(Path.of(part).toAbsolutePath());
    }
    with.put("CLASSPATH", absolute.toString());
    return with;
  }
}
