package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields that few issues have a value for.
 *
 * @param components ids
 * @param fixVersions ids
 * @param versions ids
 * @param others values by field id as REST takes them; a sprint field holds sprint ids
 */
record Extras(
    List<Long> components,
    List<Long> fixVersions,
    List<Long> versions,
    Map<String, JsonNode> others) {
  static final Extras NONE = new Extras(List.of(), List.of(), List.of(), Map.of());

  Extras {
    components = List.copyOf(components);
    fixVersions = List.copyOf(fixVersions);
    versions = List.copyOf(versions);
    others = Map.copyOf(others);
  }

  /** The ids in one of the three lists. */
  List<Long> ids(String field) {
    return switch (field) {
      case "components" -> components;
      case "fixVersions" -> fixVersions;
      default -> versions;
    };
  }

  Extras withIds(String field, List<Long> ids) {
    return switch (field) {
      case "components" -> new Extras(ids, fixVersions, versions, others);
      case "fixVersions" -> new Extras(components, ids, versions, others);
      default -> new Extras(components, fixVersions, ids, others);
    };
  }

  /** The same with another value; null takes it away. */
  Extras with(String field, @Nullable JsonNode value) {
    Map<String, JsonNode> changed = new TreeMap<>(others);
    if (value == null) {
      changed.remove(field);
    } else {
      changed.put(field, value);
    }
    return new Extras(components, fixVersions, versions, changed);
  }
}
