package dev.lockstep.sandbox.bitbucket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;

/** The {@code fields} parameter: only what is named, or all but what has a minus before it. */
final class PartialResponse {
  private PartialResponse() {}

  static ObjectNode of(ObjectNode whole, String fields) {
    List<String[]> kept = new ArrayList<>();
    List<String[]> removed = new ArrayList<>();
    for (String field : fields.split(",")) {
      String name = field.trim();
      if (name.startsWith("-")) {
        removed.add(name.substring(1).split("\\."));
      } else if (!name.isEmpty() && !name.startsWith("+")) {
        kept.add(name.split("\\."));
      }
    }
    ObjectNode result = kept.isEmpty() ? whole : (ObjectNode) keep(whole, kept, 0);
    removed.forEach(path -> remove(result, path, 0));
    return result;
  }

  private static JsonNode keep(JsonNode node, List<String[]> paths, int depth) {
    if (node instanceof ArrayNode array) {
      ArrayNode kept = Json.array();
      array.forEach(item -> kept.add(keep(item, paths, depth)));
      return kept;
    }
    if (!(node instanceof ObjectNode)) {
      return node;
    }
    ObjectNode kept = Json.object();
    for (String name : (Iterable<String>) node::fieldNames) {
      List<String[]> deeper = new ArrayList<>();
      boolean whole = false;
      for (String[] path : paths) {
        if (path.length > depth && (path[depth].equals(name) || "*".equals(path[depth]))) {
          whole |= path.length == depth + 1;
          deeper.add(path);
        }
      }
      if (whole) {
        kept.set(name, node.get(name));
      } else if (!deeper.isEmpty()) {
        kept.set(name, keep(node.get(name), deeper, depth + 1));
      }
    }
    return kept;
  }

  private static void remove(JsonNode node, String[] path, int depth) {
    if (node instanceof ArrayNode array) {
      array.forEach(item -> remove(item, path, depth));
    } else if (node instanceof ObjectNode object) {
      if (depth == path.length - 1) {
        object.remove(path[depth]);
      } else if (object.has(path[depth])) {
        remove(object.get(path[depth]), path, depth + 1);
      }
    }
  }
}
