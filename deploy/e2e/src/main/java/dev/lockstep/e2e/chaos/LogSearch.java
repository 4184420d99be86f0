package dev.lockstep.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Searches logs for what must never stand in them. */
final class LogSearch {
  private LogSearch() {}

  /**
   * Every secret that stands in a log, plain or in Base64, as a sentence without the secret.
   *
   * @param folder of the logs, with all below it
   * @param secrets by name
   */
  static List<String> leaks(Path folder, Map<String, String> secrets) {
    List<String> leaks = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        // Bytes as they are: what a log holds need not be text.
        String log = Files.readString(file, StandardCharsets.ISO_8859_1);
        secrets.forEach(
            (name, secret) -> {
              if (holds(log, secret)) {
                leaks.add(name + " stands in " + folder.relativize(file));
              }
            });
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return leaks;
  }

  private static boolean holds(String log, String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    // The last character depends on what follows the secret.
    return log.contains(new String(bytes, StandardCharsets.ISO_8859_1))
        || log.contains(encoded.substring(0, encoded.length() - 1));
  }
}
