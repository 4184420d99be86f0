package dev.lockstep.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;

/** A vendor's own OpenAPI description, held against what was said. */
public final class OfficialApi {

  private static final int MOST_CHARACTERS = 16_000_000;

  private final JsonNode document;
  private final String base;
  private final Schemas schemas;

  private OfficialApi(JsonNode document, String base) {
    this.document = document;
    this.base = base;
    this.schemas = new Schemas(document);
  }

  /**
   * Reads one.
   *
   * @param file JSON or YAML
   * @param base path of the exchanges before the paths that it describes
   */
  public static OfficialApi read(Path file, String base) throws IOException {
    LoaderOptions large = new LoaderOptions();
    large.setCodePointLimit(MOST_CHARACTERS);
    ObjectMapper mapper =
        file.toString().endsWith(".json")
            ? new ObjectMapper()
            : new ObjectMapper(YAMLFactory.builder().loaderOptions(large).build());
    return new OfficialApi(mapper.readTree(file.toFile()), base);
  }

  /**
   * Where requests and answers differ from the description, once each, such as {@code GET
   * /issue/{id} answer 200 /fields/parent type}; numbers of list entries are a star.
   *
   * @return for each the sentence that tells the first such case
   */
  public SortedMap<String, String> deviations(List<Exchange> exchanges) {
    SortedMap<String, String> found = new TreeMap<>();
    for (Exchange exchange : exchanges) {
      String path = exchange.uri().getRawPath().substring(base.length());
      Optional<String> template = template(path, exchange.method());
      if (template.isEmpty()) {
        found.put(exchange.method() + " " + path + " is not described", exchange.uri().toString());
        continue;
      }
      JsonNode item = document.path("paths").path(template.get());
      JsonNode operation = item.path(exchange.method().toLowerCase(Locale.ROOT));
      OfficialOperation described = new OfficialOperation(document, schemas, item, operation);
      described
          .deviations(exchange, parts(template.get(), path))
          .forEach(
              (key, told) ->
                  found.putIfAbsent(exchange.method() + " " + template.get() + " " + key, told));
    }
    return found;
  }

  /** Literal segments win over variables. */
  private Optional<String> template(String path, String method) {
    return document.path("paths").properties().stream()
        .filter(one -> one.getValue().has(method.toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getKey)
        .filter(template -> path.matches(template.replaceAll("\\{[^/]+}", "[^/]+")))
        .min(Comparator.comparingLong(template -> template.chars().filter(c -> c == '{').count()));
  }

  private static Map<String, List<String>> parts(String template, String path) {
    Map<String, List<String>> parts = new TreeMap<>();
    String[] names = template.split("/");
    String[] values = path.split("/");
    for (int i = 0; i < names.length; i++) {
      if (names[i].startsWith("{")) {
        parts.put(names[i].substring(1, names[i].length() - 1), List.of(values[i]));
      }
    }
    return parts;
  }
}
