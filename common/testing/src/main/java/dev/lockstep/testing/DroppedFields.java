package dev.lockstep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which fields of a vendor's examples the records here do not read, as a page of {@code
 * docs/dropped-fields}. An example is read and written again: what is then missing was dropped. An
 * object of which nothing is read is named once, with a slash behind it.
 */
public final class DroppedFields {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Path samples;
  private final Map<String, String> rows = new TreeMap<>();

  /**
   * @param samples the folder with the examples
   */
  public DroppedFields(Path samples) {
    this.samples = samples;
  }

  /** Reads an example as the type does it, notes what was dropped, and answers what was read. */
  public <T> T read(String file, TypeReference<T> type) throws IOException {
    JsonNode sample = JSON.readTree(samples.resolve(file).toFile());
    T read = JSON.readValue(JSON.treeAsTokens(sample), type);
    note(file, type.getType(), sample, JSON.valueToTree(read));
    return read;
  }

  private void note(String file, Type type, JsonNode sample, JsonNode read) {
    Set<String> dropped = new TreeSet<>();
    compare(sample, read, "", dropped);
    rows.put(
        file,
        "| `%s` | %s | %s |%n"
            .formatted(
                file,
                type.getTypeName().replaceAll("[a-zA-Z.]+\\.(?=[A-Z])", "").replace('$', '.'),
                dropped.isEmpty() ? "nothing" : "`" + String.join("` `", dropped) + "`"));
  }

  private static void compare(JsonNode sample, JsonNode read, String at, Set<String> dropped) {
    if (sample.isObject()) {
      sample
          .properties()
          .forEach(
              field -> {
                String path = at.isEmpty() ? field.getKey() : at + "." + field.getKey();
                JsonNode same = read.get(field.getKey());
                if (same == null) {
                  dropped.add(field.getValue().isContainerNode() ? path + "/" : path);
                } else {
                  compare(field.getValue(), same, path, dropped);
                }
              });
    } else if (sample.isArray()) {
      for (int i = 0; i < sample.size() && i < read.size(); i++) {
        compare(sample.get(i), read.get(i), at + "[]", dropped);
      }
    }
  }

  /**
   * Checks the page; with {@code -Dlockstep.docs=write} writes it.
   *
   * @param name of the page, and of the vendor
   */
  public void check(String name, String module, String test) throws IOException {
    Path page =
        Path.of(
            "../docs/dropped-fields",
            name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + ".md");
    String command =
        "mvn -pl %s -am test -Dtest=%s -Dlockstep.samples=<folder> -Dlockstep.docs=write"
            .formatted(module, test);
    String text =
        """
        # What is not read: %s

        The fields of %s's own examples, and of recorded answers and webhooks, that Lockstep drops when it reads
        them; `x/` stands for an object or list of which nothing is read. Made by `%s`.

        | example | read as | dropped |
        | --- | --- | --- |
        %s"""
            .formatted(name, name, command, String.join("", rows.values()));
    if ("write".equals(System.getProperty("lockstep.docs"))) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, text);
    }
    assertThat(Files.exists(page) ? Files.readString(page) : "")
        .as("%s is generated: %s", page, command)
        .isEqualTo(text);
  }
}
