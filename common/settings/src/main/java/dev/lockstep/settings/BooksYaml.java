package dev.lockstep.settings;

import dev.lockstep.settings.BookSettings.StepBack;
import dev.lockstep.settings.RuleLine.Effects;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

/** Reads the rule books of {@code rules.books}. */
final class BooksYaml {
  static final String SECTION = "rules";
  static final String BOOKS = "books";

  /** In place of a rule: all rules of the standard book. */
  private static final String STANDARD = "standard";

  private static final Set<String> OF_BOOK =
      new LinkedHashSet<>(
          List.of(
              "name", "instances", "projects", "types", "dry-run", "order", "allow-back", "rules"));
  private static final Set<String> OF_RULE =
      new LinkedHashSet<>(
          List.of(
              "name",
              "types",
              "when",
              "status",
              "assign-author",
              "comment",
              "add-labels",
              "remove-labels",
              "fix-version"));
  private static final String STEP = "steps such as In Review -> In Progress";

  private final String file;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<BookSettings> books = new ArrayList<>();
  private final Map<Object, Node> places = new IdentityHashMap<>();

  private BooksYaml(String file) {
    this.file = file;
  }

  /**
   * Of a text with a section {@code rules}, as lockstep.yaml has it; other sections are ignored.
   */
  static BooksReading read(String file, String text) {
    BooksYaml reader = new BooksYaml(file);
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      Node books = below(below(root, SECTION), BOOKS);
      if (books == null) {
        reader.mistakes.add(
            new Mistake(
                file, "no rule books", "a section rules: with books:, as in lockstep.yaml"));
      } else {
        reader.books(books);
      }
    } catch (MarkedYAMLException broken) {
      int line = broken.getProblemMark() == null ? 0 : broken.getProblemMark().getLine() + 1;
      reader.mistakes.add(new Mistake(file + " line " + line, "" + broken.getProblem(), "YAML"));
    } catch (YAMLException broken) {
      reader.mistakes.add(new Mistake(file, "something that is not YAML", "YAML"));
    }
    return new BooksReading(reader.books, reader.mistakes);
  }

  /** Of the node that stands at {@code rules.books}. */
  static BooksReading read(String file, Node books) {
    BooksYaml reader = new BooksYaml(file);
    reader.books(books);
    return new BooksReading(reader.books, reader.mistakes);
  }

  private static @Nullable Node below(@Nullable Node node, String name) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(name)) {
          return tuple.getValueNode();
        }
      }
    }
    return null;
  }

  private void books(Node node) {
    String path = SECTION + "." + BOOKS;
    if (!(node instanceof SequenceNode sequence)) {
      mistakes.add(
          new Mistake(
              file + " line " + (node.getStartMark().getLine() + 1) + ": " + path,
              YamlMap.shown(node),
              "a list of books, each with a name, an order and rules"));
      return;
    }
    for (Node one : sequence.getValue()) {
      book(path, one);
    }
    mistakes.addAll(BooksCheck.across(books, book -> place(book, path + "." + book.name())));
  }

  private void book(String path, Node node) {
    YamlMap map = YamlMap.of(file, path + nameOf(node), node, OF_BOOK, mistakes::add);
    String name = map.required("name", "a name that no other book has");
    String here = path + "." + (name == null ? "?" : name);
    Set<String> said = map.distinct("order");
    List<String> order = said.isEmpty() ? BookSettings.STANDARD_ORDER : List.copyOf(said);
    List<RuleLine> rules = new ArrayList<>();
    for (Node one : map.nodes("rules")) {
      if (one instanceof ScalarNode word && word.getValue().equals(STANDARD)) {
        List<RuleLine> standard = standard(order);
        standard.forEach(rule -> places.put(rule, one));
        rules.addAll(standard);
      } else if (one instanceof MappingNode) {
        rule(here, one, rules);
      } else {
        mistakes.add(
            new Mistake(
                map.where(one, "rules"),
                YamlMap.shown(one),
                "rules, each with a name, when and status, or standard"));
      }
    }
    if (map.get("rules") == null) {
      map.complain("rules", "not set", "a list of rules, or standard");
    }
    List<StepBack> allowBack = stepsBack(map);
    if (name != null) {
      BookSettings book =
          new BookSettings(
              name,
              map.distinct("instances"),
              map.distinct("projects").stream()
                  .map(key -> key.toUpperCase(Locale.ROOT))
                  .collect(Collectors.toSet()),
              map.distinct("types"),
              map.flag("dry-run"),
              order,
              allowBack,
              rules);
      books.add(book);
      places.put(book, node);
      mistakes.addAll(
          new BooksCheck(
                  book,
                  rule -> place(rule, here + ".rules." + rule.name()),
                  map.where(map.at("allow-back"), "allow-back"))
              .all());
    }
  }

  private String place(Object read, String name) {
    Node node = places.get(read);
    return file + " line " + (node == null ? 0 : node.getStartMark().getLine() + 1) + ": " + name;
  }

  /** What a mapping is called in it, if that can be told. */
  private static String nameOf(Node node) {
    return below(node, "name") instanceof ScalarNode name ? "." + name.getValue().strip() : "";
  }

  /** Of what the standard rules want, that which is in the order of the book. */
  private static List<RuleLine> standard(List<String> order) {
    return BookSettings.STANDARD_RULES.stream()
        .map(
            rule -> {
              List<String> known =
                  rule.status().stream()
                      .filter(status -> order.stream().anyMatch(status::equalsIgnoreCase))
                      .toList();
              return new RuleLine(
                  rule.name(),
                  rule.types(),
                  rule.when(),
                  known.isEmpty() ? rule.status() : known,
                  rule.effects());
            })
        .toList();
  }

  private List<StepBack> stepsBack(YamlMap map) {
    List<StepBack> steps = new ArrayList<>();
    for (String text : map.texts("allow-back")) {
      String[] both = text.split("->", -1);
      if (both.length != 2 || both[0].isBlank() || both[1].isBlank()) {
        map.complain("allow-back", "'" + text + "'", STEP);
      } else {
        steps.add(new StepBack(both[0].strip(), both[1].strip()));
      }
    }
    return steps;
  }

  private void rule(String book, Node node, List<RuleLine> rules) {
    int before = mistakes.size();
    YamlMap map = YamlMap.of(file, book + ".rules" + nameOf(node), node, OF_RULE, mistakes::add);
    String name = map.required("name", "a name that no other rule of the book has");
    List<String> status = List.copyOf(map.distinct("status"));
    if (status.isEmpty() && mistakes.size() == before) {
      map.complain(
          "status",
          map.get("status") == null ? "not set" : "no status",
          "the status that is wanted, or several of which the first that the workflow has counts");
    }
    List<Condition> when = when(book + ".rules" + nameOf(node) + ".when", map);
    Effects effects =
        new Effects(
            map.flag("assign-author"),
            map.text("comment"),
            map.distinct("add-labels"),
            map.distinct("remove-labels"),
            map.flag("fix-version"));
    if (name != null && mistakes.size() == before) {
      RuleLine rule = new RuleLine(name, map.distinct("types"), when, status, effects);
      places.put(rule, node);
      rules.add(rule);
    }
  }

  private List<Condition> when(String path, YamlMap rule) {
    Node node = rule.get("when");
    List<Condition> when = new ArrayList<>();
    if (node == null) {
      rule.complain("when", "not set", "at least one of " + FactKind.ids());
      return when;
    }
    int before = mistakes.size();
    YamlMap map =
        YamlMap.of(file, path, node, new LinkedHashSet<>(FactKind.names()), mistakes::add);
    for (String id : map.names()) {
      FactKind.of(id).ifPresent(fact -> condition(map, fact, when));
    }
    if (when.isEmpty() && node instanceof MappingNode && mistakes.size() == before) {
      rule.complain("when", "no condition", "at least one of " + FactKind.ids());
    }
    return when;
  }

  private static void condition(YamlMap map, FactKind fact, List<Condition> when) {
    if (fact.about() == FactKind.About.NOTHING) {
      if (map.get(fact.id()) instanceof ScalarNode scalar
          && Kinds.FLAG.parse(scalar.getValue()) != null) {
        when.add(Condition.that(fact, map.flag(fact.id())));
      } else {
        map.complain(fact.id(), YamlMap.shown(map.at(fact.id())), "yes or no");
      }
      return;
    }
    for (String text : map.texts(fact.id())) {
      boolean wanted = !text.startsWith("not ");
      String about = wanted ? text : text.substring(4).strip();
      if (fact.about() == FactKind.About.NAME && Kinds.FLAG.parse(about) != null) {
        map.complain(
            fact.id(),
            "'" + text + "'",
            "a name, in which * stands for anything, or not before it");
      } else if (fact.about() == FactKind.About.AGE && Kinds.DURATION.parse(about) == null) {
        map.complain(
            fact.id(), "'" + text + "'", Kinds.DURATION.expectation() + ", or not before it");
      } else {
        when.add(new Condition(fact, about, wanted));
      }
    }
  }
}
