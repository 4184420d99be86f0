package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.jira.History.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The {@code fields} and {@code update} of one request, read against an issue: what would change,
 * and everything that is wrong.
 */
final class FieldWrite {
  /** One operation on a field. */
  record Op(String verb, JsonNode value) {}

  private final JiraSite site;
  private final Issue issue;
  private final Map<String, Field> screen;
  private final Map<String, List<Op>> operations = new LinkedHashMap<>();
  private final Map<String, String> errors = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Consumer<Issue.Edit>> setters = new ArrayList<>();
  private final List<BiConsumer<Issue, Person>> afterwards = new ArrayList<>();

  /** Only fields of this screen can be set. */
  FieldWrite(JiraSite site, Issue issue, Map<String, Field> screen) {
    this.site = site;
    this.issue = issue;
    this.screen = screen;
  }

  JiraSite site() {
    return site;
  }

  Issue issue() {
    return issue;
  }

  /** Reads a request; fields that another part of Jira looks at are left out. */
  FieldWrite read(JsonNode body, String... leftOut) {
    List<String> others = List.of(leftOut);
    JsonNode fields = body.path("fields");
    JsonNode update = body.path("update");
    fields
        .properties()
        .forEach(
            field ->
                operations
                    .computeIfAbsent(field.getKey(), none -> new ArrayList<>())
                    .add(new Op("set", field.getValue())));
    update
        .properties()
        .forEach(
            field -> {
              if (fields.has(field.getKey())) {
                wrong(
                    field.getKey(),
                    "Field '" + field.getKey() + "' cannot be in both fields and update.");
              } else {
                operations.put(field.getKey(), ops(field.getKey(), field.getValue()));
              }
            });
    others.forEach(operations::remove);
    operations.forEach(this::apply);
    return this;
  }

  private List<Op> ops(String field, JsonNode list) {
    List<Op> ops = new ArrayList<>();
    if (!list.isArray()) {
      wrong(field, "data was not an array");
    }
    for (JsonNode step : list) {
      step.properties().forEach(one -> ops.add(new Op(one.getKey(), one.getValue())));
    }
    return ops;
  }

  private void apply(String id, List<Op> ops) {
    Field field = screen.get(id);
    if (field == null) {
      wrong(
          id, "Field '" + id + "' cannot be set. It is not on the appropriate screen, or unknown.");
      return;
    }
    List<String> known = field.operations().isEmpty() ? List.of("set") : field.operations();
    for (Op op : ops) {
      if (!known.contains(op.verb())) {
        wrong(
            id,
            "Field with id '"
                + id
                + "' and name '"
                + field.name()
                + "' does not support operation '"
                + op.verb()
                + "' Supported operation(s) are: '"
                + String.join(", ", known)
                + "'");
        return;
      }
    }
    try {
      FieldOps.apply(this, field, ops);
    } catch (FieldValues.Wrong wrong) {
      wrong(id, String.valueOf(wrong.getMessage()));
    }
  }

  void wrong(String field, String message) {
    errors.putIfAbsent(field, message);
  }

  void change(Change change, Consumer<Issue.Edit> setter) {
    changes.add(change);
    setters.add(setter);
  }

  void afterwards(BiConsumer<Issue, Person> deed) {
    afterwards.add(deed);
  }

  boolean names(String field) {
    return operations.containsKey(field);
  }

  /** The fields that the request names. */
  String named() {
    return String.join(",", operations.keySet());
  }

  /** Refuses when anything is wrong. */
  FieldWrite checked() {
    if (!errors.isEmpty()) {
      throw JiraErrors.fields(400, errors);
    }
    return this;
  }

  List<Change> changes() {
    return changes;
  }

  void set(Issue.Edit edit) {
    setters.forEach(setter -> setter.accept(edit));
  }

  /** Changes the issue, then what hangs on it. */
  Issue carryOut(Person author) {
    Issue after = changes.isEmpty() ? issue : site.change(issue, author, changes, this::set);
    return finish(after, author);
  }

  /** What hangs on the issue: links and comments. */
  Issue finish(Issue after, Person author) {
    afterwards.forEach(deed -> deed.accept(site.byId(after.id()).orElse(after), author));
    return site.byId(after.id()).orElse(after);
  }
}
