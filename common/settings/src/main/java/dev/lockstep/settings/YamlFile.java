package dev.lockstep.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A lockstep.yaml as flat text: dotted name to what stands there, lists joined by commas; and the
 * rule books, which are no flat text. The texts are taken as written (so {@code 1:30} or {@code no}
 * keep their letters); the table of settings gives them meaning.
 */
final class YamlFile {
  private static final int DEEPEST = 8;

  private final String fileName;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<BookSettings> books = new ArrayList<>();

  /**
   * One value.
   *
   * @param where name and place as a person finds them: {@code lockstep.yaml line 3:
   *     jira.1.base-url}
   */
  record Entry(String text, String where) {}

  private YamlFile(String fileName) {
    this.fileName = fileName;
  }

  static YamlFile none() {
    return new YamlFile("lockstep.yaml");
  }

  static YamlFile read(Path path) {
    Path last = path.getFileName();
    YamlFile file = new YamlFile(last == null ? path.toString() : last.toString());
    try (Reader reader = Files.newBufferedReader(path)) {
      Node root = new Yaml(new LoaderOptions()).compose(reader);
      if (root instanceof MappingNode mapping) {
        file.flatten("", mapping, 0);
      } else if (root != null && !isNothing(root)) {
        file.mistakes.add(
            new Mistake(file.fileName, "a text or list", "sections such as jira: and bitbucket:"));
      }
    } catch (MarkedYAMLException broken) {
      int line = broken.getProblemMark() == null ? 0 : broken.getProblemMark().getLine() + 1;
      file.mistakes.add(
          new Mistake(file.fileName + " line " + line, "" + broken.getProblem(), "YAML"));
    } catch (YAMLException broken) {
      file.mistakes.add(new Mistake(file.fileName, "something that is not YAML", "YAML"));
    } catch (IOException unreadable) {
      file.mistakes.add(
          new Mistake(path.toString(), "cannot be read", "a YAML file in UTF-8 that can be read"));
    }
    return file;
  }

  @Nullable Entry get(String name) {
    return entries.get(name);
  }

  Map<String, Entry> entries() {
    return entries;
  }

  List<Mistake> mistakes() {
    return mistakes;
  }

  /** The rule books, the one part that is no flat text. */
  List<BookSettings> books() {
    return books;
  }

  private void flatten(String prefix, MappingNode mapping, int depth) {
    for (NodeTuple tuple : mapping.getValue()) {
      String where = fileName + " line " + (tuple.getKeyNode().getStartMark().getLine() + 1);
      if (!(tuple.getKeyNode() instanceof ScalarNode key) || depth > DEEPEST) {
        mistakes.add(new Mistake(where, "a key that is not a plain name", "a name"));
        continue;
      }
      String name = prefix + key.getValue();
      Node value = tuple.getValueNode();
      if (name.equals(BooksYaml.SECTION + "." + BooksYaml.BOOKS) && !isNothing(value)) {
        BooksReading read = BooksYaml.read(fileName, value);
        books.addAll(read.books());
        mistakes.addAll(read.mistakes());
      } else if (value instanceof MappingNode inner) {
        flatten(name + ".", inner, depth + 1);
      } else if (!isNothing(value)) {
        put(name, where + ": " + name, value);
      }
    }
  }

  private void put(String name, String where, Node value) {
    String text = textOf(value);
    if (text == null) {
      mistakes.add(new Mistake(where, "a list of something else than texts", "a list of texts"));
    } else if (entries.putIfAbsent(name, new Entry(text, where)) != null) {
      mistakes.add(new Mistake(where, "a name that stands there twice", "each name once"));
    }
  }

  private static @Nullable String textOf(Node value) {
    if (value instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    StringJoiner joined = new StringJoiner(",");
    for (Node part : ((SequenceNode) value).getValue()) {
      if (!(part instanceof ScalarNode scalar)) {
        return null;
      }
      joined.add(scalar.getValue());
    }
    return joined.toString();
  }

  private static boolean isNothing(Node node) {
    return node instanceof ScalarNode scalar && scalar.getValue().isBlank()
        || node instanceof ScalarNode tilde && tilde.getValue().equals("~")
        || node instanceof ScalarNode word && word.isPlain() && word.getValue().equals("null")
        || node instanceof SequenceNode sequence && sequence.getValue().isEmpty();
  }
}
