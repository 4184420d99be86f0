package dev.lockstep.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping of a YAML file, asked for one name after the other; every mistake is told with its line
 * and what is allowed.
 */
final class YamlMap {
  private static final int LONGEST = 255;

  private final String file;
  private final String path;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Node node;
  private final Consumer<Mistake> complaints;

  private YamlMap(String file, String path, Node node, Consumer<Mistake> complaints) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.complaints = complaints;
  }

  /** The mapping that stands there; empty, and a mistake, where something else does. */
  static YamlMap of(
      String file, String path, Node node, Set<String> allowed, Consumer<Mistake> complaints) {
    YamlMap map = new YamlMap(file, path, node, complaints);
    if (!(node instanceof MappingNode mapping)) {
      map.complain(node, "", "something else than names with values", map.names(allowed));
      return map;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
      if (!allowed.contains(name)) {
        String nearest = NearestName.of(name, allowed, Math.max(2, name.length() / 3));
        map.complain(
            tuple.getKeyNode(),
            name,
            "an unknown name",
            nearest == null ? map.names(allowed) : "a known name; did you mean " + nearest + "?");
      } else if (map.values.putIfAbsent(name, tuple.getValueNode()) != null) {
        map.complain(tuple.getKeyNode(), name, "a name that stands there twice", "each name once");
      }
    }
    return map;
  }

  /** The names that stand there, in the order of the file. */
  Set<String> names() {
    return values.keySet();
  }

  @Nullable Node get(String name) {
    return values.get(name);
  }

  /** One text; null where there is none or something else. */
  @Nullable String text(String name) {
    Node value = values.get(name);
    if (value == null) {
      return null;
    }
    String text = value instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    if (text.isEmpty()) {
      complain(value, name, "nothing that is a text", "a text");
      return null;
    }
    return text;
  }

  /** One text that has to be there. */
  @Nullable String required(String name, String expected) {
    String text = text(name);
    if (!values.containsKey(name)) {
      complain(node, name, "not set", expected);
    }
    return text;
  }

  /** Yes or no; no where nothing is said. */
  boolean flag(String name) {
    Node value = values.get(name);
    Boolean flag = value instanceof ScalarNode scalar ? Kinds.FLAG.parse(scalar.getValue()) : null;
    if (value != null && flag == null) {
      complain(value, name, shown(value), Kinds.FLAG.expectation());
    }
    return Boolean.TRUE.equals(flag);
  }

  /** A text or a list of texts. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Node part : nodes(name)) {
      String text = part instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
      if (text.isEmpty() || text.length() > LONGEST) {
        complain(part, name, shown(part), "a text of up to " + LONGEST + " letters, or a list");
      } else {
        texts.add(text);
      }
    }
    return texts;
  }

  /** As {@link #texts}, where the same must not stand twice, however it is capitalised. */
  Set<String> distinct(String name) {
    Set<String> distinct = new LinkedHashSet<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String text : texts(name)) {
      if (seen.add(text.toLowerCase(Locale.ROOT))) {
        distinct.add(text);
      } else {
        complain(at(name), name, "'" + text + "' twice", "each once");
      }
    }
    return distinct;
  }

  /** What stands in a list; one thing is a list of one. */
  List<Node> nodes(String name) {
    Node value = values.get(name);
    return value == null
        ? List.of()
        : value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
  }

  Node at(String name) {
    Node value = values.get(name);
    return value == null ? node : value;
  }

  void complain(String name, String found, String expected) {
    complain(at(name), name, found, expected);
  }

  private void complain(Node place, String name, String found, String expected) {
    complaints.accept(new Mistake(where(place, name), found, expected));
  }

  /** Where that is, as people find it. */
  String where(Node place, String name) {
    String full = path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
    return file + " line " + (place.getStartMark().getLine() + 1) + ": " + full;
  }

  private String names(Set<String> allowed) {
    return "some of " + String.join(", ", allowed);
  }

  static String shown(Node value) {
    return value instanceof ScalarNode scalar
        ? "'" + scalar.getValue() + "'"
        : value instanceof SequenceNode ? "a list" : "names with values";
  }
}
